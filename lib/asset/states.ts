import type { ASSET_STATES } from "../enums.ts";
import type { AssetEntry } from "./entry.ts";

/** The way of an asset on which nothing goes wrong. */
const WAY = ["Draft", "PreReleased", "Effective", "Maturing", "Settled"];

/** After which state of the way another one comes. */
const BESIDE: Readonly<Record<string, string>> = { Rejected: "PreReleased", Suspended: "Effective" };

/** What an asset can come to next, and by what. */
export interface Edge {
  readonly to: (typeof ASSET_STATES)[number];
  readonly by: string;
}

const ANNULLED: Edge = { to: "Annulled", by: "a directive of a regulator" };

/** From each state (contracts/asset/AssetStates.sol, contracts/types/AssetWord.sol). */
const EDGES: Readonly<Record<string, readonly Edge[]>> = {
  Draft: [{ to: "PreReleased", by: "its issuer: `asset prerelease`" }, ANNULLED],
  PreReleased: [
    { to: "Effective", by: "anyone, inspected and from its effective date on: `asset activate`" },
    { to: "Draft", by: "its issuer, which voids what was attested: `asset withdraw`" },
    { to: "Rejected", by: "an inspector or a regulator: `asset reject`; by itself at the deadline" },
    ANNULLED,
  ],
  Rejected: [{ to: "Draft", by: "its issuer: `asset withdraw`, or `asset draft` with --redraft" }, ANNULLED],
  Effective: [
    { to: "Suspended", by: "an order on its token: `asset suspend`" },
    { to: "Maturing", by: "its maturity; without one a decision: `asset mature`" },
    ANNULLED,
  ],
  Suspended: [
    { to: "Effective", by: "the end of the orders, before its maturity: `asset resume`" },
    { to: "Maturing", by: "the end of the orders, from its maturity on: `asset resume`" },
    { to: "Settled", by: "the last redemption, from its maturity on: a directive's, or where its terms allow it" },
    ANNULLED,
  ],
  Maturing: [
    { to: "Settled", by: "the last redemption: `asset redeem`, or a directive" },
    { to: "Suspended", by: "an order on its token: `asset suspend`" },
    ANNULLED,
  ],
  Settled: [],
  Annulled: [],
};

/** What an asset in this state can come to next; nothing where it has ended. */
export function edgesFrom(state: string): readonly Edge[] {
  return EDGES[state] ?? [];
}

/** What to do about an asset in a state that an act does not allow. */
const ADVICE: Readonly<Record<string, (id: number) => string>> = {
  Draft: (id) => `its issuer releases it for inspection with \`asset prerelease ${id}\``,
  PreReleased: (id) => `it is under inspection, from which its issuer takes it back with \`asset withdraw ${id}\``,
  Rejected: (id) => `its issuer drafts it anew with \`asset draft FILE --redraft ${id}\``,
  Effective: () => "it is in force until its maturity",
  Suspended: () => "an order stops it",
  Maturing: (id) => `it is redeemed with \`asset redeem ${id}\``,
  Settled: () => "that is final",
  Annulled: () => "that is final",
};

/** What to do about an asset that is in another state than an act needs. */
export function adviceFor({ id, state }: Pick<AssetEntry, "id" | "state">): string {
  return ADVICE[state]?.(id) ?? "this state is unknown here";
}

/** Whether an asset in this state comes to nothing more. */
export function hasEnded(state: string): boolean {
  return edgesFrom(state).length === 0;
}

/**
 * The states in one line, with where the asset is in brackets: `Draft > PreReleased > [Effective] > Maturing > Settled`. How
 * far one came that was annulled, its state does not tell.
 */
export function wayWords(state: string): string {
  if (state === "Annulled") return "[Annulled]";
  const after = BESIDE[state];
  const way = WAY.flatMap((each) => (each === after ? [each, state] : [each]));
  const shown = state === "Rejected" ? way.slice(0, way.indexOf(state) + 1) : way;
  return shown.map((each) => (each === state ? `[${each}]` : each)).join(" > ");
}
