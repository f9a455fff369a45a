import { propose } from "../../lib/committee/propose.ts";
import { type WrittenProposal, readProposalFile } from "../../lib/committee/proposalFile.ts";
import { Refusal } from "../../lib/refusal.ts";
import { type ProposingArguments, proposingOf } from "../shared/confirm.ts";
import { actingAction } from "../shared/session.ts";

interface Arguments extends ProposingArguments {
  readonly call: string[];
  readonly file: string | undefined;
}

export default actingAction<Arguments>("Seat", async (desk, seat, args) =>
  propose(desk, seat, await written(args), proposingOf(args)),
);

async function written({ call: [call, ...args], file }: Arguments): Promise<WrittenProposal> {
  if (call !== undefined && file !== undefined) throw new Refusal("Propose a call or a --file, not both.");
  if (call !== undefined) return { calls: [{ call, args }] };
  if (file === undefined)
    throw new Refusal("Say what to propose: Contract.function and its arguments, or --file FILE.");
  return readProposalFile(file);
}
