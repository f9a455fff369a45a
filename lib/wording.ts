import { type ParamType, Result, decodeBytes32String } from "ethers";
import { bothBeside } from "./asset/beside.ts";
import { itemsWords } from "./asset/items.ts";
import { formatDuration } from "./duration.ts";
import { memberName } from "./enums.ts";
import { ipBytes } from "./enode.ts";
import { date, harmless, percent } from "./format.ts";
import {
  type Unit,
  enumerationOf,
  isNode,
  isSubject,
  memberMeaning,
  parameterName,
  subjectIn,
  unitOf,
} from "./meaning.ts";
import type { NameBook } from "./names.ts";
import { toldSubject } from "./regulator/subject.ts";
import { formatVersion } from "./release/version.ts";
import { FOR_GOOD } from "./suite/uint40.ts";
import { roleWord } from "./suite/words.ts";

/** The zero address in words. */
export const NOBODY = "nobody (zero address)";

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
  const words = (part: ParamType, i: number) =>
    bothBeside(parts, value, i, book) ?? inWords(part, value[i], book, memberMeaning(parts, part));
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
  if (/^0x0{40}$/.test(address)) return NOBODY;
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
  const unit = unitOf(name, type);
  return unit === undefined ? value.toString() : COUNTED[unit](value, book, name);
}

/** What a number counts, in words. */
const COUNTED: Readonly<Record<Unit, (value: bigint, book: NameBook, name: string) => string>> = {
  organization: (value, book, name) => organizationIn(name, value, book) ?? "none",
  release: (value, book) => (value === 0n ? "none" : book.releaseLabel(Number(value))),
  asset: (value, book) => (value === 0n ? "none" : book.assetLabel(Number(value))),
  items: itemsWords,
  version: formatVersion,
  moment: momentWords,
  duration: (value) => formatDuration(Number(value)),
  rate: (value) => percent(Number(value)),
  role: (value) => roleWord(Number(value)),
};

/** The organization of a number: 0 is the committee, but of an arbiter, whom only an award has, nobody (null). */
export function organizationIn(name: string, value: bigint, book: NameBook): string | null {
  return name === "arbiter" && value === 0n ? null : book.organizationLabel(Number(value));
}

function momentWords(value: bigint): string {
  if (value === 0n) return "never";
  return value >= FOR_GOOD ? "for good" : date(Number(value));
}
