import { keccak256 } from "ethers";
import type { Desk } from "../desk.ts";
import { RELEASE_STATUSES, TARGET_STATUSES, memberName } from "../enums.ts";
import type { ToldEvent } from "../events/told.ts";
import { holdersWords } from "../methods/holders.ts";
import { guardIn, readMethodWord } from "../methods/word.ts";
import { formatVersion } from "../release/version.ts";
import type { Suite } from "../suite/handles.ts";
import { textOfBytes32 } from "../wording.ts";
import { assetFacts } from "./assetFacts.ts";
import { directiveFacts } from "./directives.ts";
import { type Fact, facts, frozenFact, momentAt } from "./fact.ts";
import { orderFacts } from "./orders.ts";
import type { Point } from "./point.ts";

type ContractDossier = Awaited<ReturnType<Suite["dossier"]["ofContract"]>>;

/** All that was known of a contract at the block. */
export async function contractFacts(
  desk: Desk,
  address: string,
  point: Point,
  history: readonly ToldEvent[],
): Promise<Fact[]> {
  const { suite, provider, book } = desk;
  const { block, now } = point;
  const found = await suite.dossier.ofContract(address, { blockTag: block });
  const { word, administrator } = found;
  const administers = administrator === 0n ? null : book.organizationLabel(Number(administrator));
  return [
    ...facts("code", [
      ["contract", address],
      ["code hash", keccak256(await provider.getCode(address, block))],
    ]),
    ...facts("Standing", [
      ["target", memberName(TARGET_STATUSES, word & 0xffn)],
      ["guarded by", guardIn(word)],
    ]),
    ...frozenFact(word, 48n, "stopped until", now),
    ...facts("MethodLists", [["administered by", administers]]),
    ...releaseFacts(desk, found, now),
    ...(await assetFacts(desk, address, point)),
    ...orderFacts(desk, found.orders, history, now),
    ...(await directiveFacts(desk, point, ({ draft }) => draft.target === address)),
    ...(await methodFacts(desk, address, point, history)),
  ];
}

function releaseFacts({ book }: Desk, { id, release }: ContractDossier, now: number): Fact[] {
  if (id === 0n) return facts("Releases", [["release", null]]);
  const numbers = (number: bigint) => (number === 0n ? null : Number(number));
  return facts("Releases", [
    ["release", Number(id)],
    ["name", textOfBytes32(release.name)],
    ["version", formatVersion(release.version)],
    ["status", memberName(RELEASE_STATUSES, release.status)],
    ["status since", ...momentAt(release.since, now, "never")],
    ["developer", release.developer, book.label(release.developer)],
    ["developer's organization", book.organizationLabel(Number(release.organization))],
    ["init code hash", release.initCodeHash],
    ["source hash", release.sourceHash],
    ["audit hash", /^0x0+$/.test(release.auditHash) ? null : release.auditHash],
    ["creates contracts", release.factory],
    ["upgradeable", release.upgradeable],
    ["predecessor", numbers(release.predecessor)],
    ["successor", numbers(release.successor)],
  ]);
}

/** The functions that were entered until then, as they stood. */
async function methodFacts(
  { suite, contracts }: Desk,
  address: string,
  { block, now }: Point,
  history: readonly ToldEvent[],
): Promise<Fact[]> {
  const opened = history.filter(({ event, arguments: told }) => event === "MethodOpened" && told["target"] === address);
  const selectors = [...new Set(opened.map(({ arguments: told }) => String(told["selector"])))];
  const called = contracts.find((contract) => contract.address === address)?.interface;
  const found = selectors.map(async (selector) => {
    const { open, essential } = readMethodWord(
      await suite.methodLists.methodOf(address, selector, { blockTag: block }),
      now,
    );
    const name = called?.getFunction(selector)?.format("sighash") ?? selector;
    const value = { function: name, selector, offices: [...open.offices], listed: open.listed, essential };
    return facts("MethodLists", [[`open: ${name}`, value, holdersWords(open.offices, open.listed)]]);
  });
  return (await Promise.all(found)).flat();
}
