import { type CataloguedError, ELSEWHERE } from "../../lib/errors/catalogue.ts";
import type { Said } from "../../lib/errors/said.ts";
import { type SeenBy, functionWords, isRaised, sentence, toldError } from "../../lib/errors/told.ts";
import { grouped } from "../../lib/grouped.ts";

const HEAD = `# Errors

A refusal names its error in brackets at its end: \`Refused: bank-a has no live seat: … [SeatsNotLive].\` This page has every
one: why it comes; what it says, with **what to do** at the end; and who sees it, that is which functions can revert with it
and who may call these. An error passes through contracts that call each other, so who executes a decision sees the errors of
its calls. Words in _italics_ stand for values. \`npx hardhat explain error SeatsNotLive\` says the same, and
puts the values of revert data into words; \`npx hardhat explain error\` lists all.

\`npm run errors\` writes this page from the interfaces in \`contracts/\` (why), the code that the compiler read (who sees it)
and \`lib/errors/\` (what it says).`;

/** The text of `docs/errors.md`, which nothing but the catalogue and the words decide. */
export function pageOf(errors: readonly CataloguedError[]): string {
  const never = errors.filter((error) => !isRaised(error));
  const rooms = grouped(errors.filter(isRaised), ({ room }) => room);
  const contents = rooms.map((of) => `- [${roomOf(of)}](#${roomOf(of)}): ${of.length}`);
  return [
    HEAD,
    ["## Rooms", "", ...contents, `- [Never seen](#never-seen): ${never.length}`].join("\n"),
    ...rooms.map(roomPart),
    neverPart(never),
  ]
    .join("\n\n")
    .concat("\n");
}

function roomPart(errors: readonly CataloguedError[]): string {
  const room = roomOf(errors);
  const contracts = grouped(errors, ({ contract }) => contract);
  const contents = contracts.map((of) => `- ${contractOf(of)}: ${of.map(({ name }) => link(name)).join(", ")}`);
  const from = room === ELSEWHERE ? ["", "Declared by OpenZeppelin's contracts, on which the suite stands."] : [];
  return [
    [`## ${room}`, ...from, "", ...contents].join("\n"),
    ...contracts.flatMap((of) => [`### ${contractOf(of)}`, ...of.map(errorPart)]),
  ].join("\n\n");
}

function errorPart(error: CataloguedError): string {
  const { why, ways, seenBy } = toldError(error);
  return [
    `#### ${error.name}`,
    "",
    `\`${error.signature}\`, selector \`${error.selector}\``,
    "",
    ...(why === undefined ? [] : [`- Why: ${why}`]),
    `- Says: ${ways.map(wayWords).join(" Or: ")}`,
    `- Seen by: ${seenBy.map(seenWords).join("; ")}.`,
  ].join("\n");
}

/** What to do stands out. */
function wayWords({ what, next = "" }: Said): string {
  return `${prose(sentence(what)).slice(0, -1)}: **${prose(next)}.**`;
}

function seenWords(seen: SeenBy): string {
  return `${seen.who} (${functionWords(seen, (name) => `\`${name}\``)})`;
}

function neverPart(errors: readonly CataloguedError[]): string {
  const rows = errors.map((error) => `- \`${error.signature}\`, \`${error.selector}\`: ${toldError(error).why ?? ""}`);
  return [
    "## Never seen",
    "Interfaces list these too, because OpenZeppelin's contracts declare them.",
    rows.join("\n"),
  ].join("\n\n");
}

/** Placeholders in italics, outside of code. */
function prose(text: string): string {
  const parts = text.split("`");
  return parts.map((part, i) => (i % 2 === 0 ? part.replace(/<(\w+)>/g, "_$1_") : part)).join("`");
}

function roomOf([first]: readonly CataloguedError[]): string {
  return first?.room ?? "";
}

function contractOf([first]: readonly CataloguedError[]): string {
  return first?.contract ?? "";
}

function link(name: string): string {
  return `[${name}](#${name.toLowerCase()})`;
}
