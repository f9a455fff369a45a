import { HOLDING_OFFICES } from "../../lib/asset/holder.ts";
import type { Office } from "../../lib/suite/words.ts";

/** Whom an organization means that sends or redeems. */
export const holders = (): Promise<readonly Office[]> => Promise.resolve(HOLDING_OFFICES);

/** Whom an organization means that disputes. */
export const parties = (): Promise<readonly Office[]> => Promise.resolve([...HOLDING_OFFICES].reverse());
