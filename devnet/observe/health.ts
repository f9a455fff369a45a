/** Whether a devnet can take transactions now, and why not. */
export type Health =
  | { readonly status: "ready" }
  | {
      readonly status: "starting" | "stalled" | "stopping";
      /** In words. */
      readonly reason: string;
    };
