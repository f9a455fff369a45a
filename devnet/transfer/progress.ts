/** Hears how far a long step has come, in bytes. What it throws ends the work, of which nothing is left then. */
export type OnProgress = (progress: { readonly step: string; readonly done: number; readonly total: number }) => void;
