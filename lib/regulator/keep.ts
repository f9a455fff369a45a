import type { ContractTransaction } from "ethers";
import { checkOutlasts } from "../account/acceptance/outlasting.ts";
import { whoIs } from "../account/ways.ts";
import type { Actor } from "../actor.ts";
import { type Proposing, openProposal } from "../committee/propose.ts";
import type { Desk } from "../desk.ts";
import { memberName } from "../enums.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { OFFICES } from "../suite/words.ts";
import { type OfficerChange, type WrittenChange, changeWords, encodeChange, hashOfChange } from "./change.ts";
import { pendingChanges, pendingNamed } from "./pending.ts";

/** What became of a change among the accounts of a regulator. */
export interface Changed {
  /** Names the request. */
  readonly request: string;
  /** The regulator. */
  readonly organization: string;
  readonly did: "requested" | "changed" | "proposed";
  readonly change: string;
  /** Number of the proposal, when one was opened. */
  readonly proposal: number | undefined;
  readonly transaction: string;
}

/** What is sent, or proposed, for a change. */
interface Step {
  readonly wanted: OfficerChange;
  readonly words: string;
  readonly call: ContractTransaction;
  readonly did: Changed["did"];
}

/**
 * Asks, as an officer, for a change among the regulator's accounts; carries it out when another officer asked for the
 * same. As a seat it proposes the change, while fewer than two officers count.
 * @throws Refusal when the change does not fit, or is not the actor's to ask for
 */
export async function change(
  desk: Desk,
  actor: Actor,
  written: WrittenChange,
  proposing: Proposing = {},
): Promise<Report<Changed>> {
  const wanted = await encodeChange(desk, written);
  const words = await changeWords(desk, wanted, written.add?.acceptance.name);
  const { accounts } = desk.suite;
  const held = await accounts.accountOf(actor.address);
  switch (memberName(OFFICES, held.office)) {
    case "Regulator": {
      const request = hashOfChange(desk.suite, wanted);
      const known = (await pendingChanges(desk)).find(({ shown }) => shown.request === request);
      if (known !== undefined) return approve(desk, actor, request, proposing);
      const call = await accounts.requestOfficerChange.populateTransaction(wanted);
      return carryOut(desk, actor, { wanted, words, call, did: "requested" }, proposing);
    }
    case "Seat": {
      await checkFewCount(desk, wanted.regulator);
      const call = await accounts.changeOfficersByDecision.populateTransaction(wanted);
      return carryOut(desk, actor, { wanted, words, call, did: "proposed" }, proposing);
    }
    default:
      throw new Refusal(
        `${whoIs(desk, actor, held)} may not change the accounts of ${desk.book.organizationLabel(wanted.regulator)}: its officers do, two together.`,
      );
  }
}

/**
 * Approves a change that another officer asked for: at once as an officer, by a proposal as a seat.
 * @param request the beginning of its hash; left out, the only one that waits
 * @throws Refusal when there is none, several, or the actor's own
 */
export async function approve(
  desk: Desk,
  actor: Actor,
  request: string | undefined,
  proposing: Proposing = {},
): Promise<Report<Changed>> {
  const { shown, change: wanted } = await pendingNamed(desk, request);
  const name = shown.request.slice(0, 10);
  if (wanted === undefined) {
    throw new Refusal(
      `What ${name} asks for cannot be read from its transaction: ask for the same with \`regulator change\`.`,
    );
  }
  const { words } = shown;
  const { accounts } = desk.suite;
  const held = await accounts.accountOf(actor.address);
  switch (memberName(OFFICES, held.office)) {
    case "Regulator": {
      if (shown.requestedBy === actor.address) {
        throw new Refusal(
          `${actor.name} asked for ${name} already: a second officer of ${shown.organization} approves it.`,
        );
      }
      const call = await accounts.approveOfficerChange.populateTransaction(wanted);
      return carryOut(desk, actor, { wanted, words, call, did: "changed" }, proposing);
    }
    case "Seat": {
      const call = await accounts.approveOfficerChangeByDecision.populateTransaction(wanted);
      return carryOut(desk, actor, { wanted, words, call, did: "proposed" }, proposing);
    }
    default:
      throw new Refusal(
        `${whoIs(desk, actor, held)} may not approve ${name}: a second officer of ${shown.organization} does, or a Seat account proposes it to the committee.`,
      );
  }
}

async function carryOut(
  desk: Desk,
  actor: Actor,
  { wanted, words, call, did }: Step,
  proposing: Proposing,
): Promise<Report<Changed>> {
  const organization = desk.book.organizationLabel(wanted.regulator);
  const request = hashOfChange(desk.suite, wanted);
  const base = { request, organization, did, change: words };
  if (did === "proposed") {
    const proposed = { target: call.to, value: 0n, data: call.data };
    const { deadline, signature } = wanted.acceptance;
    const note = signature === "0x" ? undefined : await checkOutlasts(desk, deadline, proposed);
    const description = proposing.description ?? `Change the accounts of ${organization}: ${words}`;
    const opened = await openProposal(desk, actor, [proposed], { ...proposing, description });
    const { proposal, transaction } = opened.data;
    return { data: { ...base, proposal, transaction }, text: [opened.text, note ?? []].flat().join("\n") };
  }
  await proposing.confirm?.(`${actor.name} ${did === "requested" ? "asks" : "approves"} at ${organization}: ${words}.`);
  const { hash } = await actor.act(call);
  const name = request.slice(0, 10);
  const asked = `${actor.name} asks at ${organization}: ${words}.\nnext  within 90d a second officer approves, or a seat proposes it: \`regulator approve ${name} --as NAME\``;
  const done = `${organization} has changed its accounts, with ${actor.name}'s approval: ${words}.`;
  return {
    data: { ...base, proposal: undefined, transaction: hash },
    text: did === "requested" ? asked : done,
  };
}

async function checkFewCount({ suite, book }: Desk, regulator: number): Promise<void> {
  const counting = await suite.accounts.countingOfficers(regulator);
  if (counting < (await suite.accounts.QUORUM())) return;
  throw new Refusal(
    `${counting} officers of ${book.organizationLabel(regulator)} count, so they keep its accounts: an officer asks with \`regulator change\`, then a seat may propose to approve it with \`regulator approve\`.`,
  );
}
