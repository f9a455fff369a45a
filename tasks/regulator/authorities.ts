import type { Office } from "../../lib/suite/words.ts";

/** An officer acts at once, a seat by a proposal; an organization does so in this order. */
export const AUTHORITIES = (): Promise<readonly Office[]> => Promise.resolve(["Regulator", "Seat"]);
