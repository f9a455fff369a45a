import type { Desk } from "../desk.ts";
import { harmless, moment, pairs } from "../format.ts";
import { frozenWords } from "../regulator/order.ts";
import { addressWords } from "../wording.ts";
import { dangerWords, flagNames } from "./dangers.ts";
import { type Examined, MOST_CREATION, MOST_RUNTIME } from "./examine.ts";
import { isPublished } from "./naming.ts";
import type { ShownRelease } from "./show.ts";
import type { ShownChanges } from "./shownChanges.ts";
import type { ShownCode } from "./shownCode.ts";

const ADDRESS = /0x[0-9a-fA-F]{40}(?![0-9a-fA-F])/g;

type Pair = readonly [label: string, value: string];

/** A release as voters read it. */
export function shownText(desk: Desk, shown: ShownRelease, now: number, simulation: string | undefined): string {
  const { code, changes, proposals } = shown;
  const about = proposals.map(
    ({ proposal, class: actionClass, state, description }) =>
      `  ${proposal} ${actionClass}, ${state}: ${harmless(description)}`,
  );
  const parts = [
    `Release ${shown.release}, ${shown.name} ${shown.version} of ${shown.organization}\n${headPairs(desk, shown, now)}`,
    code === undefined ? noFile(shown) : codeText(desk, code),
    ...(changes === undefined ? [] : [changesText(changes)]),
    ...(simulation === undefined ? [] : [simulation]),
    about.length === 0 ? "No open proposal is about it." : ["Open proposals about it:", ...about].join("\n"),
  ];
  return parts.join("\n\n");
}

/** What a scan found, for people. */
export function opcodeWords(dangers: Examined["dangers"]): string {
  return dangers.length === 0
    ? "none that creates contracts, delegates or destructs"
    : dangers.map(dangerWords).join("; ");
}

/** What voters should look at, one below the other. */
export function lookWords(look: readonly string[], indent: number): string {
  return look.length === 0 ? "nothing in particular" : look.join(`\n${" ".repeat(indent)}`);
}

function headPairs(desk: Desk, shown: ShownRelease, now: number): string {
  const { status, lapses, since, target, predecessor, successor } = shown;
  const flags = flagNames(shown);
  const named = (id: number) => desk.book.releaseLabel(id);
  return pairs([
    ["status", `${status} since ${moment(since, now)}`],
    ...lapsePair(lapses, now),
    ...(shown.liveOrders.length === 0 ? [] : [["frozen", frozenWords(shown.liveOrders, now)] as const]),
    ["developer", desk.book.label(shown.developer)],
    ["administrator", shown.administrator],
    ["address", `${target}${isPublished(shown) ? "" : ", once it is published"}`],
    ["flags", flags.length === 0 ? "none" : `${flags.join(", ")}: brings code that nobody scans`],
    ["approval", `a decision of ${shown.class} class`],
    ["creation code", `hash ${shown.initCodeHash}`],
    ["source", `hash ${shown.sourceHash}`],
    ["found at", shown.sourceUri === "" ? "not said" : harmless(shown.sourceUri)],
    ["audit", shown.auditHash === undefined ? "none" : `hash ${shown.auditHash}`],
    ["succeeds", predecessor === undefined ? "none" : named(predecessor)],
    ...(shown.look.length === 0 ? [] : [["look at", lookWords(shown.look, 15)] as const]),
    ...(successor === undefined ? [] : [["succeeded by", named(successor)] as const]),
  ]);
}

function lapsePair(lapses: number | undefined, now: number): Pair[] {
  return lapses === undefined ? [] : [["lapses", moment(lapses, now)]];
}

function noFile({ organization }: ShownRelease): string {
  return `Its release file is not at hand, so neither code nor changes are shown: get it from ${organization}, and put it into the folder releases of the network's data.`;
}

function codeText(
  { book }: Desk,
  { file, contract, compiler, arguments: given, examined, fails, doubts }: ShownCode,
): string {
  const lines = pairs([
    ["contract", harmless(contract)],
    ["arguments", harmless(JSON.stringify(given)).replace(ADDRESS, (address) => addressWords(address, book))],
    ["compiler", harmless(compiler)],
    ["rebuilt", doubts.length === 0 ? "from its sources, with the same code, interface and storage" : beware(doubts)],
    ...(fails === undefined ? [] : [["constructor", fails] as const]),
    ...(examined === undefined ? [] : examinedPairs(examined)),
  ]);
  return `Code, from ${file}\n${lines}`;
}

function beware(doubts: readonly string[]): string {
  return `BEWARE, ${doubts.map(harmless).join("; ")}`;
}

function examinedPairs({ size, dangers, look }: Examined): Pair[] {
  return [
    ["size", `${size.creation} of ${MOST_CREATION} bytes to create it, ${size.runtime} of ${MOST_RUNTIME} that stay`],
    ["opcodes", opcodeWords(dangers)],
    ["look at", lookWords(look, 13)],
  ];
}

function changesText({ predecessor, abi, storage, doubts }: ShownChanges): string {
  const interfaces = abi.map(({ words }) => `  ${words}`);
  const variables = storage.map(({ danger, words }) => `  ${danger ? "BEWARE " : ""}${words}`);
  return [
    `Changes against release ${predecessor}`,
    ...(interfaces.length === 0 ? ["  the interface is the same"] : interfaces),
    ...(variables.length === 0 ? ["  the storage layout is the same"] : variables),
    ...doubts.map((doubt) => `  BEWARE of the file of release ${predecessor}: ${doubt}`),
  ]
    .map(harmless)
    .join("\n");
}
