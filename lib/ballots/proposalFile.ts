import { getAddress, id as hashOfText } from "ethers";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { addressField, hashField } from "../consortium/fields.ts";
import { callLine, decodeCall } from "../decode.ts";
import type { Desk } from "../desk.ts";
import { json } from "../format.ts";
import type { Proposal } from "../proposals.ts";
import { Refusal } from "../refusal.ts";
import { ACTION_CLASSES } from "../suite/words.ts";
import { writeText } from "../writing.ts";
import { bytesField, readForm, subjectFields } from "./files.ts";

const VERSION = 1;

/** The last second that a date with four digits of year can tell. */
const LAST_SECOND = Date.UTC(9999, 11, 31) / 1000;

/** Names as the network gives them: nothing in them can pass for other words of a task. */
const nameField = z
  .string()
  .max(62)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, "must be letters, digits, dots and hyphens");

const fileSchema = z.strictObject({
  ...subjectFields,
  consortium: nameField,
  class: z.enum(ACTION_CLASSES),
  deadline: z.int().min(0).max(LAST_SECOND),
  description: z.string(),
  descriptionHash: hashField,
  calls: z
    .array(
      z.strictObject({
        target: addressField,
        value: z.string().regex(/^\d{1,78}$/, "must be a whole number"),
        data: bytesField,
        words: z.string(),
      }),
    )
    .min(1),
  names: z.strictObject({
    accounts: z.array(z.strictObject({ name: nameField, address: addressField })),
    organizations: z.array(z.strictObject({ name: nameField, id: z.int().min(1) })),
  }),
});

/**
 * A proposal for voters who sign without a node. Only calls, description and hash bind, and whoever signs checks them;
 * class, deadline, words and names are what the writer of the file says.
 */
export type ProposalFile = z.output<typeof fileSchema>;

/**
 * Reads a proposal file; its content is not checked yet.
 * @throws Refusal naming the file and what is wrong in its form
 */
export function readProposalFile(path: string): Promise<ProposalFile> {
  return readForm(path, "a proposal file", fileSchema);
}

/**
 * Writes a proposal for voters who sign off line; a file that is there already stays.
 * @throws Refusal when its description is no sound text, or the file there holds something else
 */
export async function writeProposalFile(desk: Desk, proposal: Proposal, path: string): Promise<void> {
  const file = proposalFileOf(desk, proposal);
  const text = `${json(file)}\n`;
  const former = await readFile(path, "utf8").catch(() => undefined);
  if (former !== text) await writeText(path, text, { isNew: true });
}

function proposalFileOf({ record, contracts, book }: Desk, proposal: Proposal): ProposalFile {
  const { id, description, descriptionHash } = proposal;
  if (hashOfText(description) !== descriptionHash) {
    throw new Refusal(
      `The description of proposal ${id} is no sound text, so nobody can sign it off line: use \`committee vote\`.`,
    );
  }
  const calls = proposal.calls.map(({ target, value, data }) => ({
    target,
    value: value.toString(),
    data,
    words: callLine(decodeCall(target, data, contracts, book)),
  }));
  const words = calls.map((call) => call.words).join(" ");
  const isNamed = ({ name }: { name: string }) => words.includes(name) && nameField.safeParse(name).success;
  return {
    version: VERSION,
    consortium: record.consortium,
    chainId: record.chainId,
    committee: addressOf(record),
    proposal: id,
    proposalHash: proposal.hash,
    class: z.enum(ACTION_CLASSES).parse(proposal.class),
    deadline: proposal.deadline,
    description,
    descriptionHash,
    calls,
    names: { accounts: book.accounts.filter(isNamed), organizations: book.organizations.filter(isNamed) },
  };
}

/** The address of the Committee in a record. */
export function addressOf({ consortium, contracts }: Desk["record"]): string {
  const committee = contracts["Committee"];
  if (committee === undefined)
    throw new Refusal(`The deployment record of ${consortium} lacks Committee: found again.`);
  return getAddress(committee.address);
}
