import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/source-serif-4/wght.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/parts.css";
import "./styles/welcome.css";
import "./styles/desk.css";
import "./styles/case-header.css";
import "./styles/source-list.css";
import "./styles/panes.css";
import "./styles/strip.css";
import "./styles/ribbons.css";
import "./styles/selection-toolbar.css";
import "./styles/status-bar.css";
import "./styles/popover.css";
import "./styles/text.css";
import "./styles/border-handles.css";
import "./styles/hover-card.css";
import "./styles/marks.css";
import "./styles/claims.css";
import "./styles/search.css";
import "./styles/claim-states.css";
import "./styles/claim-filters.css";
import "./styles/backups.css";
import "./styles/check.css";
import "./styles/settings.css";
import "./styles/keys.css";
import "./styles/palette.css";
import "./styles/small-window.css";
import "./styles/forced-colors.css";
import { keepAppearance } from "./state/appearance.ts";
import { start } from "./state/case-actions.ts";
import { connect } from "./state/connection.ts";
import { App } from "./views/app.tsx";

const root = document.getElementById("root");
if (!root) throw new Error("The page has no place for the window.");
keepAppearance(document.documentElement);
connect();
void start();
createRoot(root).render(
	<StrictMode>
		<App />
	</StrictMode>,
);
