import { store } from "../state/store.ts";
import { useWorkspace } from "../ui/use-store.ts";
import { BackupsDialog } from "./backups-dialog.tsx";
import { CheckDialog } from "./check-dialog.tsx";
import { IdentityDialog } from "./identity-dialog.tsx";
import { KeysDialog } from "./keys-dialog.tsx";
import { MergeDialog } from "./merge-dialog.tsx";
import { NewCaseDialog, PasteDialog, RenameDialog } from "./naming-dialogs.tsx";
import { NoticesDialog } from "./notices-dialog.tsx";
import { PaletteDialog } from "./palette-dialog.tsx";
import { RefusedDialog } from "./refused-dialog.tsx";
import { SettingsDialog } from "./settings-dialog.tsx";
import { SourceDialog } from "./source-dialog.tsx";
import { SplitDialog } from "./split-dialog.tsx";

function closeDialog(): void {
	store.setState({ dialog: null });
}

/** The dialog on top of the window, if any. */
export function Dialogs() {
	const dialog = useWorkspace((state) => state.dialog);
	const name = useWorkspace((state) => state.open?.analyst.name ?? "");
	switch (dialog?.kind) {
		case undefined:
			return null;
		case "new-case":
			return <NewCaseDialog onClose={closeDialog} />;
		case "paste":
			return <PasteDialog onClose={closeDialog} />;
		case "rename":
			return <RenameDialog onClose={closeDialog} />;
		case "keys":
			return <KeysDialog onClose={closeDialog} />;
		case "settings":
			return <SettingsDialog onClose={closeDialog} />;
		case "palette":
			return <PaletteDialog onClose={closeDialog} />;
		case "source":
			return <SourceDialog key={dialog.sourceId} sourceId={dialog.sourceId} onClose={closeDialog} />;
		case "refused":
			return <RefusedDialog report={dialog.report} onClose={closeDialog} />;
		case "notices":
			return <NoticesDialog onClose={closeDialog} />;
		case "merge":
			return <MergeDialog claimIds={dialog.claimIds} onClose={closeDialog} />;
		case "split":
			return <SplitDialog key={dialog.claimId} claimId={dialog.claimId} onClose={closeDialog} />;
		case "check":
			return <CheckDialog onClose={closeDialog} />;
		case "identity":
			return <IdentityDialog name={name} namesakes={dialog.namesakes} onClose={closeDialog} />;
		case "backups":
			return <BackupsDialog onClose={closeDialog} />;
	}
}
