/**
 * What navigation, tools and prompts on news pages are called, in lower case without end punctuation: whole lines,
 * so that no sentence can be one of them. English, Spanish, Portuguese, French, German.
 */

/** Entries of a site's menus and footers. */
export const menuLines = lines(`
home|homepage|menu|main menu|search this site|site index|sitemap|site map|navigation|skip to content
skip to main content|skip to navigation|skip links|back to top|go to top|top of page|go back|breadcrumb|close menu
log in|login|log in / register|sign in|sign up|sign out|log out|register|subscribe|subscribe now|subscriptions
my account|my profile|e-paper|epaper|newsletters|newsletter|rss|rss feed|apps|our apps
about us|about this site|contact us|contacts|contact the newsroom|advertise|advertising|advertise with us
work with us|help centre|help center|faq|faqs|imprint|masthead|editorial standards
ethics policy|corrections|send a tip|write for us|place a notice|privacy policy|privacy notice|privacy settings
privacy manager|cookie policy|cookie settings|cookie preferences|cookie notice|manage cookies|manage preferences
terms of use|terms of service|terms and conditions|terms & conditions|accessibility statement
do not sell my personal information|do not sell or share my personal information|your privacy choices|ad choices|adchoices
most read|most popular|most viewed|most shared|most commented|trending|trending now|top stories|latest news
latest stories|editor's picks|editors' picks|editor’s picks|editors’ picks|recommended|recommended for you
you may also like|you might also like|you may also be interested in|more stories|more news|more from this section
more on this story|more on this topic|explore more on these topics|in this section|related articles|related stories|related news|related topics
related content|related coverage|read also|also read|see also|up next|next article|previous article|previous
watch live|live tv|listen live|horoscopes|classifieds
inicio|menú|buscar|iniciar sesión|regístrate|registrarse|suscríbete|suscribirse|quiénes somos|contacto|aviso legal
política de privacidad|política de cookies|términos y condiciones|lo más leído|lo más visto|más leídas|más noticias
te puede interesar|temas relacionados|noticias relacionadas|publicidad legal
início|entrar|assine|assinar|cadastre-se|quem somos|fale conosco|contato|expediente|anuncie|política de privacidade
termos de uso|mais lidas|mais lidos|últimas notícias|notícias relacionadas|leia também|veja também|saiba mais
accueil|rechercher|se connecter|connexion|s'abonner|s’abonner|abonnez-vous|qui sommes-nous|nous contacter|mentions légales
politique de confidentialité|conditions générales|les plus lus|à lire aussi|sur le même sujet|articles liés
startseite|suche|anmelden|abmelden|abonnieren|abo|über uns|kontakt|impressum|datenschutz|datenschutzerklärung|agb|werben
meistgelesen|meistgelesene artikel|mehr zum thema|das könnte sie auch interessieren|nutzungsbedingungen|barrierefreiheit
`);

/** Headings of lists of other articles: the short lines after one of these in a footer belong to it. */
export const listHeadings = lines(`
most read|most popular|most viewed|most shared|most commented|trending|trending now|popular|top stories|latest news
latest stories|latest|recommended|recommended for you|you may also like|you might also like|you may also be interested in
editor's picks|editors' picks|editor’s picks|editors’ picks|more stories|more news|more from this section|more on this story
more on this topic|related|related articles|related stories|related news|related content|related coverage|related topics|explore more on these topics|up next|read also
also read|see also|lo más leído|lo más visto|más leídas|más noticias|te puede interesar|noticias relacionadas
mais lidas|mais lidos|últimas notícias|notícias relacionadas|leia também|veja também|les plus lus|à lire aussi
sur le même sujet|articles liés|meistgelesen|meistgelesene artikel|mehr zum thema|das könnte sie auch interessieren
`);

/** Single words that are menu entries at the top and bottom of a page, but may be subheads in the middle of an article. */
export const sectionLines = lines(`
news|world|world news|uk|us|usa|americas|latin america|europe|asia|asia pacific|asia-pacific|africa|middle east|local
national|international|politics|business|economy|markets|finance|money|opinion|opinions|editorial|editorials|letters
columnists|sport|sports|football|culture|arts|entertainment|lifestyle|life|style|fashion|food|travel|health|science
technology|tech|environment|climate|education|religion|law|crime|media|books|film|music|tv|video|videos|photos|pictures
podcasts|audio|in depth|in pictures|features|magazine|archive|events|community|investigations|fact check|explainers
search|support|help|privacy|jobs|weather|about|contact|terms|account|profile|latest|popular|games|puzzles|donate|careers
cookies|related|next|accessibility|tags|close|obituaries|crossword|horoscope
mundo|internacional|política|economía|economia|deportes|esportes|cultura|sociedad|sociedade|opinión|opinião|brasil
monde|politique|économie|société|politik|wirtschaft|ausland|inland|kultur|gesellschaft|wissen|meinung|panorama
`);

/** Buttons and marks that stand among the text: sharing, advertising, players. */
export const toolLines = lines(`
share|share this|share this article|share this story|share this post|share on facebook|share on twitter|share on x
share on whatsapp|share on linkedin|share via email|share full article|copy link|link copied|copy url|facebook|twitter|x
whatsapp|telegram|linkedin|pinterest|reddit|instagram|youtube|tiktok|threads|bluesky|mastodon|flipboard|messenger|email
e-mail|print|print this page|save|save article|save for later|bookmark|gift|gift article|gift this article|tweet|pin|like
follow|follow us|reply|report|listen|listen to this article|listen to article|play|play video|pause|mute|unmute|full screen
fullscreen|watch|loading|loading...|loading…|comment|comments|leave a comment|add a comment|view comments|show comments
post a comment|no comments|0 comments|view gallery|open gallery|expand|expand image|enlarge|enlarge image|show more
show less|read full article|continue reading|read more|learn more|click here|see more|view more|view all|see all|load more
ad|ads|advertisement|advertisements|sponsored|sponsored content|paid content|promoted|promoted content|partner content
advertisement - scroll to continue|story continues below advertisement|article continues below advertisement
article continues after advertisement|continue reading below|skip advertisement|skip ad|remove ads|report this ad
view image in fullscreen|reuse this content|send us your feedback|give us your feedback|veja mais|ver más|voir plus
why you can trust us|text size|font size|a a a|a+|a-|aa|translate|listen in app|open in app|image|photo|slideshow
publicidad|compartir|imprimir|comentarios|escuchar|leer más|seguir leyendo|anuncio
publicidade|compartilhar|compartilhe|imprimir|comentários|ouvir|leia mais|continua após a publicidade|anúncio
publicité|partager|imprimer|commentaires|écouter|lire plus|lire la suite
anzeige|werbung|teilen|drucken|kommentare|anhören|vorlesen|merken|weiterlesen|mehr lesen
`);

function lines(list: string): ReadonlySet<string> {
	return new Set(list.trim().split(/[|\n]/));
}
