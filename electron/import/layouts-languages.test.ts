import { test } from "vitest";
import { checkPage } from "./testing/check-page.ts";

/** Invented pages in other languages than English. What the margin means: `testing/marked-page.ts`. */

test("Portuguese: weekday and day in brackets decide the order of the date in figures", () => {
	checkPage(
		`
		T  Porto de Ellory reabre após nove dias
		P  Mergulhadores retiraram o último cabo na terça-feira (4); 14 navios aguardavam na entrada.
		B  Por Ana Souza, g1 — Porto Ellory
		D  05/03/2025 18h40  Atualizado há 2 horas
		P  O porto de Ellory reabriu na terça-feira (4) depois que mergulhadores retiraram o último cabo.
		P  “Podemos trabalhar de novo”, disse a capitã do porto, Ida Vren. Ela afirmou que 14 navios aguardavam.
		Px Leia também: Segundo cabo é encontrado na lama
		P  A autoridade portuária havia prometido reabrir em dois dias. Um segundo cabo foi então encontrado.
		Px Compartilhe
		Px Veja mais
		`,
		{ title: "Porto de Ellory reabre após nove dias", author: "Ana Souza", publishedAt: "2025-03-05T18:40" },
	);
});

test("Spanish: newsroom byline, agency in the dateline, dates below the text", () => {
	checkPage(
		`
		Px Inicio
		Px Política
		Px Suscríbete
		T  El puerto de Ellory reabre tras nueve días
		B  Redacción
		P  Ellory, 3 feb (EFE).- El puerto de Ellory reabrió el lunes después de que los buzos retiraran el último cable.
		P  «Podemos volver a trabajar», dijo la capitana del puerto, Ida Vren, a los periodistas en el muelle.
		D  Publicado el 3 de febrero de 2026 a las 18:40
		D  Última actualización: 4 de febrero de 2026, 9:15
		Px Te puede interesar
		Px El segundo cable aparece en el barro
		Px Aviso legal
		Px Política de privacidad
		`,
		{
			title: "El puerto de Ellory reabre tras nueve días",
			outlet: "EFE",
			publishedAt: "2026-02-03T18:40",
			updatedAt: "2026-02-04T09:15",
		},
	);
});

test("German: state of affairs as update, points as day-first, the agency as source", () => {
	checkPage(
		`
		Px Startseite
		Px Politik
		Px Panorama
		Px Anmelden
		T  Hafen von Ellory nach neun Tagen wieder offen
		D  Stand: 03.02.2026 18:40 Uhr
		B  Von Max Orr, Ellory
		P  Der Hafen von Ellory ist am Montag wieder geöffnet worden, nachdem Taucher das letzte Kabel entfernt hatten.
		Px Anzeige
		P  „Wir können wieder arbeiten“, sagte die Hafenmeisterin Ida Wren am Kai. Vierzehn Schiffe warteten draußen.
		H  Zweites Kabel im Schlamm
		P  Die Hafenbehörde hatte zunächst versprochen, binnen zwei Tagen zu öffnen. Dann wurde ein zweites gefunden.
		B  Quelle: dpa
		Px Mehr zum Thema
		Px Impressum
		Px Datenschutz
		`,
		{
			title: "Hafen von Ellory nach neun Tagen wieder offen",
			outlet: "dpa",
			author: "Max Orr",
			updatedAt: "2026-02-03T18:40",
		},
	);
});

test("French: breadcrumb, byline with an agency, both dates in one line", () => {
	checkPage(
		`
		Px Accueil > Monde > Europe
		T  Le port d'Ellory rouvre après neuf jours
		B  Par Jeanne Dupré avec AFP
		D  Publié le 3 février 2026 à 18h40, mis à jour le 4 février 2026 à 09h15
		P  Le port d'Ellory a rouvert lundi après que des plongeurs ont retiré le dernier câble, ont dit les autorités.
		Px À lire aussi : Un second câble découvert dans la vase
		P  « Nous pouvons de nouveau travailler, et c'est ce qui compte », a déclaré la capitaine du port, Ida Wren.
		P  L'autorité portuaire avait d'abord promis une réouverture sous deux jours. Un second câble a été découvert.
		Px S'abonner
		Px Mentions légales
		`,
		{
			title: "Le port d'Ellory rouvre après neuf jours",
			outlet: "AFP",
			author: "Jeanne Dupré",
			publishedAt: "2026-02-03T18:40",
			updatedAt: "2026-02-04T09:15",
		},
	);
});

test("Chinese: no spaces, full-width stops, the agency in brackets", () => {
	checkPage(
		`
		T  埃洛里港在九天后重新开放使用
		D  2026年2月3日 18:40
		P  埃洛里港星期一重新开放。潜水员移走了最后一根电缆,十四艘船在港外等候。
		P  港务长说,他们终于可以恢复工作。她感谢了所有的潜水员和他们的家人。
		`,
		{ title: "埃洛里港在九天后重新开放使用", publishedAt: "2026-02-03T18:40" },
	);
});
