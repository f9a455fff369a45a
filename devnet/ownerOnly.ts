/** Permissions of the files and folders that nobody but the owner of a data folder may open. */
export const OWNER_ONLY = { file: 0o600, folder: 0o700 } as const;
