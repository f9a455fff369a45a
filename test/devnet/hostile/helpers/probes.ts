/** Accounts that a back door would change, were one open. */
export const PROBES = {
  /** Has a balance from the beginning. */
  rich: "0x000000000000000000000000000000000000b001",
  /** Has nothing. */
  empty: "0x000000000000000000000000000000000000b002",
} as const;

export const CHAIN_ID = 20_260;
