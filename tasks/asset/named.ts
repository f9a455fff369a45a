/** The asset that a task is about. */
export const asset = {
  name: "asset",
  description: "Asset: number, symbol where one alone bears it, or address or name of its token",
} as const;
