import type { ParamType, Result } from "ethers";
import {
  ASSET_KINDS,
  ASSET_STATES,
  DEPLOYMENT_MODES,
  DIRECTIONS,
  DIRECTIVE_KINDS,
  FIELDS,
  INSPECTION_ITEMS,
  NODE_KINDS,
  PLACERS,
  SUBJECT_KINDS,
  SUPPORTS,
} from "./enums.ts";
import type { Subject } from "./regulator/subject.ts";
import { ACTION_CLASSES, OFFICES, ORG_KINDS } from "./suite/words.ts";

/** Enumerations by the parameter's name: the same word means the same thing in every contract. */
const ENUMERATIONS: Record<string, readonly string[]> = {
  office: OFFICES,
  offices: OFFICES,
  direction: DIRECTIONS,
  class: ACTION_CLASSES,
  actionClass: ACTION_CLASSES,
  voted: ACTION_CLASSES,
  current: ACTION_CLASSES,
  kind: ORG_KINDS,
  nodeKind: NODE_KINDS,
  subjectKind: SUBJECT_KINDS,
  directiveKind: DIRECTIVE_KINDS,
  placer: PLACERS,
  field: FIELDS,
  mode: DEPLOYMENT_MODES,
  support: SUPPORTS,
  assetKind: ASSET_KINDS,
  state: ASSET_STATES,
  from: ASSET_STATES,
  to: ASSET_STATES,
  item: INSPECTION_ITEMS,
};

const SUBJECT = "kind,id,asset";

/** What an asset is (`contracts/asset/IAssetRegister.sol`). */
const TERMS =
  "kind,name,symbol,decimals,supply,termsHash,termsUri,allocationHash,custodian,lockId,effectiveFrom,maturity,period,redeemableWhileSuspended,inspections";

/** Structs of which a member means something else than its name does elsewhere, by the names of all their members. */
const MEANINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [SUBJECT]: { kind: "subjectKind" },
  "kind,target,from,to,amount,subject,arbiter,delay,legalReference,evidenceHash": { kind: "directiveKind" },
  [TERMS]: { kind: "assetKind" },
};

const NODES = new Set(["node"]);
const ORGANIZATIONS = new Set([
  "organization",
  "regulator",
  "seat",
  "holder",
  "administrator",
  "arbiter",
  "affected",
  "issuer",
  "custodian",
]);
const RELEASES = new Set(["release", "predecessor", "successor", "heldBy"]);
/** `asset` of an address is its token. */
const ASSETS = new Set(["asset", "claimant"]);
const MOMENTS = new Set([
  "until",
  "validUntil",
  "deadline",
  "summonedAt",
  "possibleAt",
  "moment",
  "when",
  "eta",
  "again",
  "startedAt",
  "consentedAt",
  "objectedAt",
  "windowEnd",
  "due",
  "effectiveFrom",
  "maturity",
]);
const DURATIONS = new Set(["duration", "period", "delay", "delays", "executionDelay"]);
const RATES = new Set(["participation", "approval"]);

/** What a whole number counts, told by the parameter's name and type. */
export type Unit = "organization" | "release" | "asset" | "items" | "version" | "moment" | "duration" | "rate" | "role";

/** Each with the types and names of its parameters. */
const UNITS: readonly (readonly [Unit, RegExp, ReadonlySet<string>])[] = [
  ["organization", /^uint32$/, ORGANIZATIONS],
  ["release", /^uint32$/, RELEASES],
  ["asset", /^uint32$/, ASSETS],
  ["items", /^uint8$/, new Set(["items"])],
  ["version", /^uint96$/, new Set(["version"])],
  ["moment", /^uint(40|48|256)$/, MOMENTS],
  ["duration", /^uint(32|40)$/, DURATIONS],
  ["role", /^uint64$/, new Set(["roleId"])],
  ["rate", /^uint16$/, RATES],
];

/** The name of a parameter in the suite's words, whatever its contract must call it to tell it from a function. */
export function parameterName({ name, type }: ParamType): string {
  return name === "id" && type === "uint32" ? "organization" : name.replace(/_$/, "");
}

/** Whether a struct is whom or what a freeze order is about. */
export function isSubject({ components }: ParamType): boolean {
  return components?.map(parameterName).join() === SUBJECT;
}

/** A decoded subject; undefined for one that no address and no number stands for. */
export function subjectIn([kind, id, asset]: Result): Subject | undefined {
  const subject = { kind: BigInt(String(kind)), id: String(id), asset: String(asset) };
  return BigInt(subject.id) >> 160n === 0n ? subject : undefined;
}

/** What a member of a struct means, as {@link parameterName} tells it of a parameter. */
export function memberMeaning(parts: readonly ParamType[], part: ParamType): string {
  const meanings = MEANINGS[parts.map(parameterName).join()];
  const name = parameterName(part);
  return meanings?.[name] ?? name;
}

/** The enumeration that a number with this name and type is of, if any. */
export function enumerationOf(name: string, type: string): readonly string[] | undefined {
  return type === "uint8" ? ENUMERATIONS[name] : undefined;
}

/** Whether 32 bytes of this name are a node's identity. */
export function isNode(name: string, type: string): boolean {
  return type === "bytes32" && NODES.has(name);
}

/** What a number with this name and type counts, if it is known. */
export function unitOf(name: string, type: string): Unit | undefined {
  return UNITS.find(([, types, names]) => types.test(type) && names.has(name))?.[0];
}
