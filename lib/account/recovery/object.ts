import type { Desk } from "../../desk.ts";
import { date } from "../../format.ts";
import type { NamedAddress } from "../../names.ts";
import type { Report } from "../../report.ts";
import { openCase } from "./case.ts";
import { checkNoObjection } from "./deliver.ts";
import { type Objection, type ObjectionTerms, objectionDomain } from "./objection.ts";
import { writeObjection } from "./objectionFile.ts";

/** An objection that was signed, and where it was written. */
export interface Objected extends Objection {
  readonly file: string;
}

/** How an objection is signed. */
export interface ObjectionSigning {
  /** The account whose key objects. */
  readonly objector: NamedAddress;
  /** Folder for the file. */
  readonly out: string;
  /** Signs, or hands over what a wallet signed. */
  readonly sign: (terms: ObjectionTerms) => Promise<Objection>;
  /** Shown what is about to be signed; throws to stop it. */
  readonly confirm?: (summary: string) => Promise<void>;
}

/**
 * What the old key of an account would object to now.
 * @throws Refusal when no recovery of it is under way, or it objected already
 */
export async function objectionTerms(
  desk: Desk,
  text: string,
): Promise<{ readonly objector: NamedAddress; readonly terms: ObjectionTerms }> {
  const { subject, found } = await openCase(desk, text);
  const { account, label } = subject;
  checkNoObjection(label, found);
  const { successor, startedAt } = found;
  return {
    objector: { name: label, address: account },
    terms: { ...objectionDomain(desk.record), account, successor, startedAt },
  };
}

/** Signs an objection with the old key, which itself sends nothing, and writes its file; no node is asked. */
export async function objectTo(
  terms: ObjectionTerms,
  { objector, out, sign, confirm }: ObjectionSigning,
): Promise<Report<Objected>> {
  const what = `the recovery of ${objector.name} (${terms.account}) to ${terms.successor}, started at ${date(terms.startedAt)}`;
  await confirm?.(`The key of ${objector.name} is to object to ${what}.`);
  const objection = await sign(terms);
  const file = await writeObjection(out, objector.name, objection);
  const text = [
    `The key of ${objector.name} objects to ${what}: ${file}`,
    `next  hand it to any active account: \`account object ${objector.name} --deliver ${file} --as NAME\``,
  ].join("\n");
  return { data: { ...objection, file }, text };
}
