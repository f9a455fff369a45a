import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { addressField } from "../consortium/fields.ts";
import { SUPPORTS } from "../enums.ts";
import { json } from "../format.ts";
import { Refusal } from "../refusal.ts";
import type { SignedBallot } from "./ballot.ts";
import { writeText } from "../writing.ts";
import { bytesField, fileStem, readForm, subjectFields } from "./files.ts";

/** How the names of ballot files end. */
export const BALLOT_ENDING = ".ballot.json";

const VERSION = 1;

const fileSchema = z.strictObject({
  ...subjectFields,
  support: z.enum(SUPPORTS),
  voter: addressField,
  signature: bytesField.min(4, "must not be empty"),
});

/**
 * Reads a ballot file.
 * @throws Refusal naming the file and what is wrong in it
 */
export async function readBallot(path: string): Promise<SignedBallot> {
  const { chainId, committee, proposal, proposalHash, ...cast } = await readForm(path, "a ballot", fileSchema);
  return {
    chainId,
    committee,
    proposal,
    proposalHash,
    support: cast.support,
    voter: cast.voter,
    signature: cast.signature,
  };
}

/**
 * Writes `<proposal>-<voter>.ballot.json` into `folder`.
 * @returns its path
 * @throws Refusal when another ballot of the voter is there: both would be valid, and who has them could choose
 */
export async function writeBallot(folder: string, voterName: string, ballot: SignedBallot): Promise<string> {
  const path = join(folder, `${ballot.proposal}-${fileStem(voterName, ballot.voter)}${BALLOT_ENDING}`);
  const content = `${json({ version: VERSION, ...ballot })}\n`;
  const former = await readFile(path, "utf8").catch(() => undefined);
  if (former === content) return path;
  if (former !== undefined) {
    throw new Refusal(
      `${path} holds another ballot already: whoever has both can choose. Destroy it, or write to another --out.`,
    );
  }
  await writeText(path, content, { isNew: true });
  return path;
}
