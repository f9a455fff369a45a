import type { ContractTransaction } from "ethers";
import { checkOutlasts } from "../account/acceptance/outlasting.ts";
import type { Actor } from "../actor.ts";
import { proposeInstead, proposedCall } from "../committee/instead.ts";
import type { Proposing } from "../committee/propose.ts";
import type { Desk } from "../desk.ts";
import type { Report } from "../report.ts";
import { type OfficerChange, hashOfChange } from "./officerChange.ts";

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

/** Sends a step of a change, or proposes it. */
export async function carryOut(
  desk: Desk,
  actor: Actor,
  { wanted, words, call, did }: Step,
  proposing: Proposing,
): Promise<Report<Changed>> {
  const organization = desk.book.organizationLabel(wanted.regulator);
  const request = hashOfChange(desk.suite, wanted);
  const base = { request, organization, did, change: words };
  if (did === "proposed") {
    const proposed = proposedCall(call);
    const { deadline, signature } = wanted.acceptance;
    const note = signature === "0x" ? undefined : await checkOutlasts(desk, deadline, proposed);
    const description = proposing.description ?? `Change the accounts of ${organization}: ${words}`;
    const terms = { ...proposing, description };
    const { proposal, transaction, text } = await proposeInstead(desk, actor, [proposed], terms, note);
    return { data: { ...base, proposal, transaction }, text };
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
