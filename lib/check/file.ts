import type { ConsortiumFile } from "../consortium/schema.ts";
import type { Desk } from "../desk.ts";
import { artifactOf } from "../suite/artifacts.ts";
import { type PlannedContract, planFounding } from "../suite/plan.ts";
import { INGRESSES, type Json } from "../suite/types.ts";
import type { Part } from "./part.ts";

/** A consortium file and where it is. */
export interface FoundingFile {
  readonly path: string;
  readonly file: ConsortiumFile;
}

/** The founding against a consortium file: every argument with which a contract was created. */
export function fileOf({ path, file }: FoundingFile): Part {
  return {
    name: "file",
    proves: `organizations, accounts, seats, nodes, terms, delays, table and deployment were founded as ${path} says`,
    check: (desk) => checkFile(file, desk),
  };
}

/** What the arguments mean that people wrote into the file; the others are addresses that follow from the founder's. */
const MEANINGS: Readonly<Record<string, string>> = {
  "Organizations.founding": "organizations",
  "Accounts.founding": "accounts",
  "Seats.founding": "seats",
  "Charter.terms": "terms of the classes",
  "Authority.delays": "delays of the classes",
  "Authority.table": "table of functions",
  "Nodes.founding": "nodes",
  "Nodes.validators": "validators",
  "ValidatorSet.founding": "validators",
  "Nodes.caps": "caps of observers",
  "NodeRules.byEndpoint_": "node rules",
  "Releases.mode_": "mode of deployment",
  "Releases.listed": "listed developers",
};

/** What every account signed itself, which no file holds. */
const SIGNED = "acceptances";

// eslint-disable-next-line @typescript-eslint/require-await -- a part of the check yields in time
async function* checkFile(file: ConsortiumFile, { record }: Desk): AsyncGenerator<string> {
  if (record.consortium !== file.name || record.chainId !== file.chainId) {
    yield `The network is ${record.consortium}, chain ${record.chainId}; the file is of ${file.name}, chain ${file.chainId}.`;
  }
  const planned = planFounding(file, []).contracts;
  for (const contract of planned) yield* compare(contract, record.contracts[contract.name]);
  const names = new Set([...planned.map(({ name }) => name), ...Object.keys(INGRESSES)]);
  for (const name of Object.keys(record.contracts)) {
    if (!names.has(name)) yield `The network was founded with ${name}, which the file does not name.`;
  }
}

function* compare(
  { name, address, args }: PlannedContract,
  founded: { readonly address: string; readonly constructorArgs: readonly Json[] } | undefined,
): Generator<string> {
  if (founded === undefined) {
    yield `The file names ${name}, with which the network was not founded.`;
    return;
  }
  if (founded.address !== address) yield `${name} is at ${founded.address}; the file's founder puts it at ${address}.`;
  const parameters = artifactOf(name).interface.deploy.inputs;
  for (const [index, argument] of args.entries()) {
    const parameter = parameters[index]?.name ?? String(index);
    if (parameter === SIGNED || same(argument, founded.constructorArgs[index])) continue;
    const what = MEANINGS[`${name}.${parameter}`] ?? `${parameter.replace(/_$/, "")} of ${name}`;
    yield `The network was founded with other ${what} than the file says.`;
  }
}

/** Addresses are one in upper and lower case. */
function same(a: Json, b: Json | undefined): boolean {
  return JSON.stringify(a).toLowerCase() === JSON.stringify(b ?? null).toLowerCase();
}
