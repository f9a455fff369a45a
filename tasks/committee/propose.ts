import { propose } from "../../lib/committee/propose.ts";
import { type WrittenProposal, readProposalFile } from "../../lib/committee/proposalFile.ts";
import { Refusal } from "../../lib/refusal.ts";
import { type ActingArguments, actingAction } from "../shared/session.ts";

interface Arguments extends ActingArguments {
  readonly call: string[];
  readonly file: string | undefined;
  readonly description: string | undefined;
}

export default actingAction<Arguments>("Seat", async (desk, seat, args) => propose(desk, seat, await written(args)));

async function written({ call: [call, ...args], file, description }: Arguments): Promise<WrittenProposal> {
  if (call !== undefined && file !== undefined) throw new Refusal("Propose a call or a --file, not both.");
  if (call !== undefined) return { description, calls: [{ call, args }] };
  if (file === undefined)
    throw new Refusal("Say what to propose: Contract.function and its arguments, or --file FILE.");
  const proposal = await readProposalFile(file);
  return { ...proposal, description: description ?? proposal.description };
}
