import { type WrittenProposal, readCallsFile } from "../../lib/committee/callsFile.ts";
import { propose, proposeOverride } from "../../lib/committee/propose.ts";
import { Refusal } from "../../lib/refusal.ts";
import { type ProposingArguments, proposingOf } from "../shared/confirm.ts";
import { actingAction } from "../shared/session.ts";

interface Arguments extends ProposingArguments {
  readonly call: string[];
  readonly file: string | undefined;
  readonly override: string | undefined;
}

export default actingAction<Arguments>("Seat", async (desk, seat, args) => {
  const { call, file, override } = args;
  const given = [call.length > 0, file !== undefined, override !== undefined].filter(Boolean).length;
  if (given > 1) throw new Refusal("Propose one of a call, a --file and an --override.");
  if (override !== undefined) return proposeOverride(desk, seat, numberOf(override), proposingOf(args));
  return propose(desk, seat, file === undefined ? written(call) : await readCallsFile(file), proposingOf(args));
});

function written([call, ...args]: readonly string[]): WrittenProposal {
  if (call !== undefined) return { calls: [{ call, args }] };
  throw new Refusal(
    "Say what to propose: an action such as org.suspend, Contract.function and its arguments, --file or --override.",
  );
}

function numberOf(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new Refusal(`--override takes the number of a vetoed proposal, not "${text}".`);
}
