import { HOLDER } from "../../fixtures/assets.ts";
import { LATER } from "../../fixtures/enrolment.ts";
import { InspectionItem } from "../../fixtures/enums.ts";
import { EVERYONE } from "../../fixtures/people.ts";
import { EVIDENCE, REASON } from "../../fixtures/reasons.ts";
import type { Stage, Staged } from "./stages.ts";
import { STATE_OF, type StateName } from "./states.ts";

/** Every sort of actor: what {@link EVERYONE} has, the inspectors, who holds, and the issuers of others. */
export const ACTORS = [
  ...EVERYONE,
  "csd.inspector",
  "bank-c.admin",
  "second issuer of bank-c",
  "issuer of bank-d",
  "issuer of bank-b",
] as const;

/** What an act comes to where who acts may: a state, or how the register refuses it. */
export type Outcome = StateName | "illegal edge" | "unexpected state" | "not due";

/** How who may not is refused: before or after the asset's state is looked at, by his office or for another reason. */
type Refusal = "by office, at once" | "no inspector" | "no holder" | "no party";

/** An act on an asset. */
export interface Act {
  readonly fragment: string;
  readonly args: (staged: Staged, id: bigint, contentHash: string) => readonly unknown[];
  /** Where the edge of the act leads. */
  readonly to?: StateName;
  /** Whose act it is. */
  readonly may: readonly string[];
  readonly refusal: Refusal;
  /** The item that an inspector would attest. */
  readonly item?: bigint;
  /** What comes of it in each place. */
  readonly outcomes: Readonly<Record<Stage, Outcome>>;
}

const ISSUERS = ["bank-c.issuer", "second issuer of bank-c"];
/** The places in which an asset is held; an act on a holding leaves each as it is. */
const IN_FORCE = {
  effective: STATE_OF.effective,
  suspended: STATE_OF.suspended,
  maturing: STATE_OF.maturing,
  "suspended at maturity": STATE_OF["suspended at maturity"],
} as const;
const fromRejected = { rejected: "draft", "rejected by its deadline": "draft" } as const;

/** The same everywhere but where it says otherwise. */
function only(outcome: Outcome, others: Partial<Record<Stage, Outcome>> = {}): Record<Stage, Outcome> {
  return {
    draft: outcome,
    preReleased: outcome,
    rejected: outcome,
    "rejected by its deadline": outcome,
    effective: outcome,
    suspended: outcome,
    maturing: outcome,
    "suspended at maturity": outcome,
    settled: outcome,
    annulled: outcome,
    ...others,
  };
}

function attesting(item: bigint, by: string): Act {
  return {
    fragment: "attest",
    args: (_, id, contentHash) => [id, item, contentHash, LATER],
    may: [by],
    refusal: "no inspector",
    item,
    outcomes: only("unexpected state", { preReleased: "preReleased" }),
  };
}

/** Every act on assets that exist, by its name. */
export const ACTS: Readonly<Record<string, Act>> = {
  redraft: {
    fragment: "redraft",
    args: ({ asset }, id) => [id, asset.terms],
    to: "draft",
    may: ISSUERS,
    refusal: "by office, at once",
    outcomes: only("illegal edge", { draft: "draft", preReleased: "unexpected state", ...fromRejected }),
  },
  prerelease: {
    fragment: "prerelease",
    args: (_, id) => [id],
    to: "preReleased",
    may: ISSUERS,
    refusal: "by office, at once",
    outcomes: only("illegal edge", { draft: "preReleased" }),
  },
  withdraw: {
    fragment: "withdraw",
    args: (_, id) => [id],
    to: "draft",
    may: ISSUERS,
    refusal: "by office, at once",
    outcomes: only("illegal edge", { preReleased: "draft", ...fromRejected }),
  },
  "attest the title": attesting(InspectionItem.title, "auditor.inspector"),
  "attest the custody": attesting(InspectionItem.custody, "csd.inspector"),
  "not object": attesting(InspectionItem.nonObjection, "regulator.officer-1"),
  reject: {
    fragment: "reject",
    args: (_, id) => [id, REASON, EVIDENCE],
    may: ["auditor.inspector", "csd.inspector", "regulator.officer-1"],
    refusal: "no inspector",
    item: InspectionItem.none,
    outcomes: only("unexpected state", { preReleased: "rejected" }),
  },
  activate: {
    fragment: "activate",
    args: ({ asset }, id) => [id, asset.allocations],
    to: "effective",
    may: ACTORS,
    refusal: "no party",
    outcomes: only("illegal edge", { preReleased: "effective" }),
  },
  redeem: {
    fragment: "redeem",
    args: (_, id) => [id, 1n, EVIDENCE],
    may: ["bank-c.issuer", HOLDER],
    refusal: "no holder",
    outcomes: only("unexpected state", { maturing: "maturing" }),
  },
  dispute: {
    fragment: "dispute",
    args: ({ network }, id) => [id, network.address(HOLDER), REASON],
    may: [...ISSUERS, HOLDER, "bank-a.admin", "bank-a.operator", "bank-a.seat"],
    refusal: "no party",
    outcomes: only("unexpected state", IN_FORCE),
  },
  matureByDecision: {
    fragment: "matureByDecision",
    args: (_, id) => [id],
    may: [],
    refusal: "by office, at once",
    outcomes: only("not due"),
  },
  setFrozenTokens: {
    fragment: "setFrozenTokens",
    args: ({ network }, id) => [id, network.address(HOLDER), 1n],
    may: [],
    refusal: "by office, at once",
    outcomes: STATE_OF,
  },
};
