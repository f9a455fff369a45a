import type { Desk } from "../desk.ts";
import type { NamedAddress } from "../names.ts";
import type { Report } from "../report.ts";
import { cited } from "./cited.ts";
import { openToObjection } from "./openToObjection.ts";
import type { Objection } from "./objection.ts";
import { writeObjection } from "./objectionFile.ts";
import { type ToldDirective, deedWords, toldDirective } from "./told.ts";

/** An objection that was signed, and where it was written. */
interface ObjectionSigned extends ToldDirective {
  readonly did: "signed";
  readonly account: string;
  readonly reasonHash: string;
  readonly file: string;
}

/** How an objection is signed. */
export interface ObjectionSigning {
  /** Where its file is written. */
  readonly folder: string;
  /** Shown what is about to be signed; throws to stop it. */
  readonly confirm?: (summary: string) => Promise<void>;
  /** Signs, or hands over what a wallet signed. */
  readonly sign: (objection: Objection) => Promise<string>;
}

/**
 * Signs an objection, for a Seat account whose transactions no node takes.
 * @param reason file, text, or keccak256 hash; its hash is signed
 * @throws Refusal when there is nothing to object to, or it is not this account's to do
 */
export async function signObjection(
  desk: Desk,
  { name, address }: NamedAddress,
  id: number,
  reason: string,
  { folder, confirm, sign }: ObjectionSigning,
): Promise<Report<ObjectionSigned>> {
  const entry = await openToObjection(desk, id, address);
  const { hash: reasonHash, words } = await cited("reason", reason);
  const deed = `directive ${id}, the ${deedWords(desk, entry)}`;
  await confirm?.(`${name} objects to ${deed}. Once signed, whoever has the file can deliver it.`);
  const directives = await desk.suite.directives.getAddress();
  const objection = { chainId: desk.record.chainId, directives, directive: id, reasonHash };
  const signature = await sign(objection);
  const file = await writeObjection(folder, name, { ...objection, account: address, signature });
  const text = [
    `${name} has signed an objection to ${deed}: ${file}`,
    `recorded  reason ${reasonHash}, ${words}`,
    `next  anyone delivers it before the delay is over: \`directive object ${id} --deliver ${file} --as NAME\``,
  ].join("\n");
  return { data: { ...toldDirective(desk, entry), did: "signed", account: address, reasonHash, file }, text };
}
