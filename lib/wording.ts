import { type ParamType, Result, decodeBytes32String } from "ethers";
import { formatDuration } from "./duration.ts";
import {
  DEPLOYMENT_MODES,
  DIRECTIONS,
  DIRECTIVE_KINDS,
  FIELDS,
  NODE_KINDS,
  PLACERS,
  SUBJECT_KINDS,
  SUPPORTS,
  memberName,
} from "./enums.ts";
import { ipBytes } from "./enode.ts";
import { date, harmless, percent } from "./format.ts";
import type { NameBook } from "./names.ts";
import { type Subject, toldSubject } from "./regulator/subject.ts";
import { formatVersion } from "./release/version.ts";
import { ACTION_CLASSES, OFFICES, ORG_KINDS, roleWord } from "./suite/words.ts";

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
};

const SUBJECT = "kind,id,asset";

/** Structs of which a member means something else than its name does elsewhere, by the names of all their members. */
const MEANINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [SUBJECT]: { kind: "subjectKind" },
  "kind,target,from,to,amount,subject,arbiter,delay,legalReference,evidenceHash": { kind: "directiveKind" },
};

const NODES = new Set(["node"]);
const ORGANIZATIONS = new Set(["organization", "regulator", "seat", "holder", "administrator", "arbiter", "affected"]);
const RELEASES = new Set(["release", "predecessor", "successor", "heldBy"]);
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
  "windowEnd",
]);
const DURATIONS = new Set(["duration", "period", "delay", "delays", "executionDelay"]);
const RATES = new Set(["participation", "approval"]);
const FOR_EVER = 2n ** 40n - 1n;

/** What a whole number counts, told by the parameter's name and type. */
export type Unit = "organization" | "release" | "version" | "moment" | "duration" | "rate" | "role";

/** Each with the types and names of its parameters. */
const UNITS: readonly (readonly [Unit, RegExp, ReadonlySet<string>])[] = [
  ["organization", /^uint32$/, ORGANIZATIONS],
  ["release", /^uint32$/, RELEASES],
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

/**
 * A decoded value as people read it: names for addresses and organizations, words for enumerations, dates, text.
 * @param name what tells the value's meaning; an element of a list means what the list's name says
 */
export function inWords(param: ParamType, value: unknown, book: NameBook, name = parameterName(param)): string {
  if (value instanceof Result) return compound(param, value, book, name);
  if (typeof value === "bigint") return numberWords(name, param.type, value, book);
  if (typeof value !== "string") return String(value);
  if (param.type === "address") return addressWords(value, book);
  return isNode(name, param.type) && !/^0x0{64}$/.test(value) ? book.nodeLabel(value) : textOf(param.type, value);
}

/** Text that was packed into 32 bytes; the hex when it is none. */
export function textOfBytes32(value: string): string {
  try {
    const text = decodeBytes32String(value);
    return /^[\x20-\x7e]+$/.test(text) ? text : value;
  } catch {
    return value;
  }
}

function compound(param: ParamType, value: Result, book: NameBook, name: string): string {
  const { arrayChildren: child } = param;
  if (child !== null) return `[${[...value].map((item) => inWords(child, item, book, name)).join(", ")}]`;
  const parts = param.components ?? [];
  const names = parts.map((part) => part.name).join();
  if (names === "host,ip,port") return endpointWords(value);
  if (names === "organization,enodeHigh,enodeLow,endpoint") return newNodeWords(value, book);
  if (isSubject(param)) return subjectInWords(value, book);
  const words = (part: ParamType, i: number) => inWords(part, value[i], book, memberMeaning(parts, part));
  return `{${parts.map((part, i) => `${parameterName(part)}: ${words(part, i)}`).join(", ")}}`;
}

/** A node that is to be admitted (`NewNode`), with its enode URL as it prints it. */
function newNodeWords([organization, high, low, endpoint]: Result, book: NameBook): string {
  const key = [high, low].map((word) => String(word).slice(2)).join("");
  const at = endpoint instanceof Result ? endpointWords(endpoint) : "";
  return `{organization: ${book.organizationLabel(Number(organization))}, enode: enode://${key}@${at}}`;
}

/** Whom or what a freeze order is about (`Subject`), with whole addresses. */
function subjectInWords(value: Result, book: NameBook): string {
  const subject = subjectIn(value);
  if (subject === undefined) return `{${[...value].map(String).join(", ")}}`;
  const { kind, subject: about, asset } = toldSubject(book, subject);
  if (kind === "Organization") return `organization ${about}`;
  const words = addressWords(about, book);
  if (asset !== undefined) return `the holding of ${addressWords(asset, book)} of ${words}`;
  return `${kind.toLowerCase()} ${words}`;
}

/** `bank-a.example:30303` (`Endpoint`), and the IP apart where it is not what the host says. */
function endpointWords([host, ip, port]: Result): string {
  const said = String(host);
  const isSame = ipBytes(said) === ip;
  return `${plain(harmless(said))}:${String(port)}${isSame ? "" : ` (IP ${String(ip)})`}`;
}

/** An address with its name before it, if it has one. */
export function addressWords(address: string, book: NameBook): string {
  if (/^0x0{40}$/.test(address)) return "nobody (zero address)";
  const name = book.nameOf(address);
  return name === undefined ? address : `${name} (${address})`;
}

function textOf(type: string, value: string): string {
  if (type === "string") return plain(harmless(value));
  return type === "bytes32" && !/^0x0{64}$/.test(value) ? plain(textOfBytes32(value)) : value;
}

/** A text that could pass for more arguments, or for another call, stands in quotation marks. */
function plain(text: string): string {
  return /^[\w.:/@+ -]+$/.test(text) ? text : JSON.stringify(text);
}

function numberWords(name: string, type: string, value: bigint, book: NameBook): string {
  const members = enumerationOf(name, type);
  if (members !== undefined) return memberName(members, value);
  switch (unitOf(name, type)) {
    case "organization":
      return organizationIn(name, value, book) ?? "none";
    case "release":
      return value === 0n ? "none" : book.releaseLabel(Number(value));
    case "version":
      return formatVersion(value);
    case "moment":
      return momentWords(value);
    case "duration":
      return formatDuration(Number(value));
    case "rate":
      return percent(Number(value));
    case "role":
      return roleWord(Number(value));
    case undefined:
      return value.toString();
  }
}

/** The organization of a number: 0 is the committee, but of an arbiter, whom only an award has, nobody (null). */
export function organizationIn(name: string, value: bigint, book: NameBook): string | null {
  return name === "arbiter" && value === 0n ? null : book.organizationLabel(Number(value));
}

function momentWords(value: bigint): string {
  if (value === 0n) return "never";
  return value >= FOR_EVER ? "for good" : date(Number(value));
}
