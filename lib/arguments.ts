import { type ParamType, encodeBytes32String, isHexString } from "ethers";
import { parseItems } from "./asset/items.ts";
import { parseDuration } from "./duration.ts";
import { type Unit, enumerationOf, isNode, isSubject, memberMeaning, parameterName, unitOf } from "./meaning.ts";
import { type NameBook, suggestion } from "./names.ts";
import { Refusal } from "./refusal.ts";
import { subjectNamed } from "./regulator/subjectNamed.ts";
import { parseVersion } from "./release/version.ts";
import { ROLES, roleNamed } from "./suite/words.ts";

/** Organization 0; no organization bears this name (`nameField`). */
const NO_ORGANIZATION = "(none)";

/** Release 0; a release that bears this name is called by its number. */
const NO_RELEASE = "none";

/** What a value is for: its type, and the name that tells its meaning. */
interface Place {
  readonly param: ParamType;
  readonly name: string;
  readonly book: NameBook;
}

/**
 * Reads an argument as people write it: names for addresses and organizations, words for enumerations, `24h`, `66%`,
 * dates, text for 32 bytes; lists and structs as JSON, structs with named members, the subject of an order also by name.
 * @throws Refusal naming the argument
 */
export function parseArgument(param: ParamType, given: unknown, book: NameBook, name = parameterName(param)): unknown {
  const place = { param, name, book };
  const subject = isSubject(param) ? namedSubject(given, book) : undefined;
  if (subject !== undefined) return subject;
  const isCompound = param.isArray() || param.isTuple();
  const value = isCompound && typeof given === "string" ? fromJson(place, given) : given;
  if (param.isArray()) return parseList(place, param.arrayChildren, value);
  if (param.isTuple()) return parseStruct(place, param.components, value);
  const isScalar = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  if (!isScalar) throw unfit(place, value);
  return parseScalar(place, String(value));
}

/** The subject of an order by its name; undefined where it is written as JSON. */
function namedSubject(given: unknown, book: NameBook): unknown[] | undefined {
  if (typeof given !== "string" || /^\s*[[{]/.test(given)) return undefined;
  const { kind, id, asset } = subjectNamed({ book }, given);
  return [kind, id, asset];
}

function parseList(place: Place, child: ParamType, value: unknown): unknown[] {
  const length = place.param.arrayLength ?? -1;
  if (!Array.isArray(value)) throw unfit(place, value);
  if (length >= 0 && value.length !== length) {
    throw new Refusal(`${place.name} needs ${length} values, not ${value.length}.`);
  }
  return value.map((item: unknown) => parseArgument(child, item, place.book, place.name));
}

function parseStruct(place: Place, parts: readonly ParamType[], value: unknown): unknown[] {
  if (Array.isArray(value) && value.length === parts.length) {
    return parts.map((part, i) => parseArgument(part, value[i], place.book, memberMeaning(parts, part)));
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw unfit(place, value);
  const members = new Map<string, unknown>(Object.entries(value));
  const names = parts.map(parameterName);
  for (const name of members.keys()) {
    if (!names.includes(name)) throw new Refusal(`${place.name} has no "${name}": ${suggestion(name, names)}`);
  }
  const missing = names.find((name) => !members.has(name));
  if (missing !== undefined) throw new Refusal(`${place.name} lacks "${missing}".`);
  return parts.map((part) => {
    return parseArgument(part, members.get(parameterName(part)), place.book, memberMeaning(parts, part));
  });
}

function parseScalar(place: Place, text: string): unknown {
  const { type } = place.param;
  if (type === "address") return place.book.address(text);
  if (type === "bool") return parseTruth(place, text);
  if (isNode(place.name, type)) return place.book.node(text);
  if (type === "bytes32") return isHexString(text, 32) ? text : packed(place, text);
  if (type.startsWith("uint")) return inRange(place, text, parseNumber(place, text));
  if (type.startsWith("bytes") && !isHexString(text)) throw unfit(place, text);
  return text;
}

function parseTruth(place: Place, text: string): boolean {
  if (text === "true" || text === "false") return text === "true";
  throw unfit(place, text);
}

function parseNumber(place: Place, text: string): bigint {
  const { name, param, book } = place;
  const members = enumerationOf(name, param.type);
  const unit = unitOf(name, param.type);
  if (unit === "organization") return text === NO_ORGANIZATION ? 0n : BigInt(book.organization(text));
  if (unit === "release") return text === NO_RELEASE ? 0n : BigInt(book.release(text));
  if (unit === "asset") return BigInt(book.asset(text));
  if (/^(0x[0-9a-f]+|\d+)$/i.test(text)) return BigInt(text);
  return parseWords(place, unit, members, text);
}

/** A number that is written with letters, signs or dots. */
function parseWords(
  place: Place,
  unit: Unit | undefined,
  members: readonly string[] | undefined,
  text: string,
): bigint {
  const { name } = place;
  if (members !== undefined) return BigInt(memberIndex(name, members, text));
  if (unit === "role") return BigInt(parseRole(name, text));
  if (unit === "moment") return BigInt(parseMoment(name, text));
  if (unit === "rate") return BigInt(parseRate(name, text));
  if (unit === "duration") return BigInt(parseDuration(text));
  if (unit === "version") return parseVersion(text);
  if (unit === "items") return parseItems(text);
  throw unfit(place, text);
}

function inRange({ name, param }: Place, text: string, value: bigint): bigint {
  const bits = BigInt(param.type.replace("uint", ""));
  if (value < 1n << bits) return value;
  throw new Refusal(`${name} "${text}" is too large: at most ${(1n << bits) - 1n}.`);
}

/**
 * The number of an enumeration's member, upper and lower case being one.
 * @throws Refusal naming what it is for
 */
export function memberIndex(name: string, members: readonly string[], text: string): number {
  const index = members.findIndex((member) => member.toLowerCase() === text.toLowerCase());
  if (index >= 0) return index;
  throw new Refusal(
    `${name} "${text}" is unknown: ${suggestion(
      text,
      members.filter((member) => member !== "None"),
    )}`,
  );
}

/**
 * Reads a date or moment, UTC unless it says otherwise; `never` is 0.
 * @returns seconds since 1970
 * @throws Refusal naming what it is for
 */
export function parseMoment(name: string, text: string): number {
  if (text === "never") return 0;
  const milliseconds = isDate(text) ? Date.parse(/^[\d-]+[T ][\d:]+$/.test(text) ? `${text}Z` : text) : Number.NaN;
  if (!Number.isNaN(milliseconds)) return Math.floor(milliseconds / 1000);
  throw new Refusal(`${name} "${text}" is no date: write 2027-01-31, 2027-01-31T12:00:00Z or never.`);
}

/** Whether a text begins with a day that the calendar has, year first. */
function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(text) ?? [];
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
}

function parseRole(name: string, text: string): number {
  const role = roleNamed(text);
  if (role !== undefined) return role;
  throw new Refusal(`${name} "${text}" is unknown: ${suggestion(text, ROLES)}`);
}

function parseRate(name: string, text: string): number {
  const [, number] = /^(\d+(?:\.\d{1,2})?)\s*%$/.exec(text) ?? [];
  if (number === undefined) throw new Refusal(`${name} "${text}" is no rate: write 60%, or 6000 basis points.`);
  return Math.round(Number(number) * 100);
}

function packed({ name }: Place, text: string): string {
  const bytes = Buffer.byteLength(text);
  if (bytes <= 31 && text !== "") return encodeBytes32String(text);
  throw new Refusal(`${name} "${text}" has ${bytes} bytes: write 1 to 31 characters, or 32 bytes as hex.`);
}

function fromJson(place: Place, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unfit(place, text);
  }
}

function unfit({ name, param }: Place, value: unknown): Refusal {
  const given = typeof value === "string" ? `"${value}"` : (JSON.stringify(value) ?? "nothing");
  const structure = param.isArray() || param.isTuple() ? " written as JSON" : "";
  return new Refusal(`${name} needs ${param.format("sighash")}${structure}, not ${given}.`);
}
