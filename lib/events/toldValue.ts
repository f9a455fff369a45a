import type { ParamType } from "ethers";
import { itemNames } from "../asset/items.ts";
import { ASSET_KINDS, DIRECTIVE_KINDS, NODE_KINDS, SUBJECT_KINDS, memberName } from "../enums.ts";
import { enumerationOf, parameterName, unitOf } from "../meaning.ts";
import type { NameBook } from "../names.ts";
import { formatVersion } from "../release/version.ts";
import { ORG_KINDS } from "../suite/words.ts";
import { organizationIn, textOfBytes32 } from "../wording.ts";
import type { SuiteEvent } from "./suiteEvent.ts";

/** Which kinds an event's `kind` is one of, by what its name begins with. */
const KINDS: readonly (readonly [beginning: string, kinds: readonly string[]])[] = [
  ["Node", NODE_KINDS],
  ["Freeze", SUBJECT_KINDS],
  ["Directive", DIRECTIVE_KINDS],
  ["Asset", ASSET_KINDS],
  ["Organization", ORG_KINDS],
];

/** Texts that were packed into 32 bytes. */
const CODES = new Set(["name", "group", "reasonCode", "contractName", "lockId", "caseId"]);

/** The values of an event as JSON holds them: organizations by name, words for enumerations, seconds, whole addresses. */
export function toldValues({ event, inputs, values }: SuiteEvent, book: NameBook): Record<string, unknown> {
  const tell = (param: ParamType, value: unknown): unknown => {
    const { arrayChildren: child } = param;
    if (!Array.isArray(value)) return scalar(event, param, value, book);
    if (child !== null) return value.map((item) => tell(child, item));
    return Object.fromEntries((param.components ?? []).map((part, i) => [parameterName(part), tell(part, value[i])]));
  };
  return Object.fromEntries(inputs.map((param, i) => [parameterName(param), tell(param, values[i])]));
}

function scalar(event: string, param: ParamType, value: unknown, book: NameBook): unknown {
  const name = parameterName(param);
  if (param.type === "bytes32") return CODES.has(name) ? textOfBytes32(String(value)) : value;
  if (typeof value !== "bigint") return value;
  const kinds = name === "kind" ? KINDS.find(([beginning]) => event.startsWith(beginning))?.[1] : undefined;
  const members = kinds ?? enumerationOf(name, param.type);
  if (members !== undefined) return memberName(members, value);
  const unit = unitOf(name, param.type);
  if (unit === "organization") return organizationIn(name, value, book);
  if (unit === "items") return itemNames(value);
  if (unit === "version") return formatVersion(value);
  return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
}
