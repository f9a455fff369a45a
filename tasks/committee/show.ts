import { writeProposalFile } from "../../lib/ballots/proposalFile.ts";
import { showProposal } from "../../lib/committee/show.ts";
import { proposalOf } from "../../lib/proposals.ts";
import { type ReadingArguments, readingAction } from "../shared/session.ts";

interface Arguments extends ReadingArguments {
  readonly proposal: number;
  readonly out: string | undefined;
}

export default readingAction<Arguments>(async (desk, { proposal, out }) => {
  const report = await showProposal(desk, proposal);
  if (out === undefined) return report;
  await writeProposalFile(desk, await proposalOf(desk.suite, proposal), out);
  const next = `\`committee sign ${out} --for --as SEAT\` signs a ballot on it without any node`;
  return { data: { ...report.data, file: out }, text: `${report.text}\n\nWritten to ${out}: ${next}.` };
});
