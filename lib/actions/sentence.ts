import { type ParamType, Result } from "ethers";
import { countBeside } from "../asset/beside.ts";
import { callLine, decodeCall, parseCall } from "../decode.ts";
import type { Desk } from "../desk.ts";
import { short } from "../format.ts";
import { isSubject, memberMeaning, parameterName, subjectIn } from "../meaning.ts";
import type { ProposedCall } from "../proposals.ts";
import { holdersWords } from "../methods/holders.ts";
import { type Subject, subjectWords, toldSubject } from "../regulator/subject.ts";
import { inWords } from "../wording.ts";
import { actionCalling } from "./catalogue.ts";

/** What gives things names. */
type Known = Pick<Desk, "contracts" | "book">;

/** `Opening` of a method list (`contracts/permissioning/IMethodLists.sol`). */
const OPENING = "(bytes4,uint8[],bool,bool)";
const LONG_HEX = /0x[0-9a-fA-F]{40,}/g;

/** What a call does, in one line without addresses where there are names: `Suspend bank-c`. */
export function sentenceOf(desk: Known, { target, data }: ProposedCall): string {
  const { contracts, book } = desk;
  const known = contracts.find(({ address }) => address === target);
  const parsed = known === undefined ? undefined : parseCall(known.interface, data);
  if (known === undefined || parsed === undefined) {
    return callLine(decodeCall(target, data, contracts, book)).replace(LONG_HEX, short);
  }
  const { inputs } = parsed.fragment;
  const call = `${known.name}.${parsed.name}`;
  const action = actionCalling(call);
  if (action !== undefined) return action.words((path) => member(inputs, parsed.args, path.split("."), desk), call);
  return `${call}(${inputs.map((param, i) => brief(param, parsed.args[i], desk)).join(", ")})`;
}

/** One argument, or a member of a struct, in words. */
function member(
  params: readonly ParamType[],
  values: Result,
  [name = "", ...rest]: readonly string[],
  desk: Known,
): string {
  const index = params.findIndex((param) => parameterName(param) === name);
  const param = params[index];
  const value: unknown = values[index];
  if (param === undefined) throw new Error(`the call has no argument ${name}`);
  const counted = countBeside(params, values, index, desk.book);
  if (counted !== undefined) return counted;
  if (rest.length === 0) return brief(param, value, desk, memberMeaning(params, param));
  if (!(value instanceof Result)) throw new Error(`the argument ${name} has no members`);
  return member(param.components ?? [], value, rest, desk);
}

/** Lists and structs without brackets and names of members, accounts by name alone. */
function brief(param: ParamType, value: unknown, desk: Known, name = parameterName(param)): string {
  if (!(value instanceof Result)) return scalar(param, value, desk, name);
  const { arrayChildren: child, components } = param;
  if (param.baseType === "tuple" && param.format("sighash") === OPENING) return opening(components ?? [], value, desk);
  if (child !== null) return [...value].map((item) => brief(child, item, desk, name)).join(", ");
  const subject = isSubject(param) ? subjectIn(value) : undefined;
  if (subject !== undefined) return briefly(desk, subject);
  const parts = components ?? [];
  return parts.map((part, i) => brief(part, value[i], desk, memberMeaning(parts, part))).join(" ");
}

/** Whom or what a freeze order is about, addresses without name shortened. */
function briefly({ book }: Known, subject: Subject): string {
  return subjectWords(book, toldSubject(book, subject)).replace(LONG_HEX, short);
}

/** Who may call a function of a managed target: `post to Participant, Issuer (essential)`. */
function opening(parts: readonly ParamType[], value: Result, desk: Known): string {
  const of = (name: string) => member(parts, value, [name], desk);
  const holders = holdersWords(of("offices"), of("listed") === "true");
  return `${of("selector")} to ${holders}${of("essential") === "true" ? " (essential)" : ""}`;
}

function scalar(param: ParamType, value: unknown, { contracts, book }: Known, name: string): string {
  if (typeof value === "string" && param.type === "address") {
    return /^0x0{40}$/.test(value) ? "nobody" : (book.nameOf(value) ?? `account ${short(value)}`);
  }
  if (typeof value === "string" && param.type === "bytes4") {
    const names = contracts.flatMap((contract) => contract.interface.getFunction(value)?.name ?? []);
    return names[0] ?? value;
  }
  return inWords(param, value, book, name).replace(LONG_HEX, short);
}
