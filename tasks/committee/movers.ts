import type { Office } from "../../lib/suite/words.ts";

/** Whoever acts on the network may queue and execute what was decided; an organization does so in this order. */
export const MOVERS = (): Promise<readonly Office[]> =>
  Promise.resolve([
    "Seat",
    "Operator",
    "OrgAdmin",
    "Regulator",
    "Developer",
    "Inspector",
    "Issuer",
    "Sentinel",
    "Participant",
  ]);
