import { existsSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { json } from "../format.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { writeText } from "../writing.ts";
import { type Asker, askFor, gather } from "./answers.ts";
import { type Draft, FOUNDER, type Holder, draftAccounts, draftFile, draftOrganizations } from "./draft.ts";
import { devHolders, holdersIn, readAddress, readRecordHash } from "./holders.ts";
import { parseConsortium } from "./load.ts";
import { devEnodes, enodesIn, readEnode } from "./nodeKeys.ts";
import { questionsAt } from "./questions.ts";
import { type Summary, summaryOf, summaryText } from "./summary.ts";

/** A consortium file that was written. */
export interface Written extends Summary {
  readonly file: string;
}

/** How a consortium file is made. */
export interface Initiating {
  /** What the command line says, by options. */
  readonly given: Readonly<Record<string, string | undefined>>;
  /** Asks a person for what is not given; undefined without a terminal. */
  readonly asker?: Asker | undefined;
  /** Take addresses and node keys that no file gives from the development mnemonic. */
  readonly devKeys: boolean;
  /** JSON file with the address and KYC hash of every account. */
  readonly accounts?: string | undefined;
  /** JSON file with the enode URL of every organization's node. */
  readonly nodes?: string | undefined;
  /** File to write; left out, consortiums/NAME.json. */
  readonly out?: string | undefined;
  /** Write over a file that is there. */
  readonly force: boolean;
  /** Seconds since 1970. */
  readonly now: number;
}

const FOLDER = "consortiums";
const SCHEMA = join(FOLDER, "consortium.schema.json");

/**
 * Writes a consortium file from flags and answers, each checked at once.
 * @throws Refusal when something is missing, breaks a rule, or the file is there already; nothing is written then
 */
export async function initConsortium(initiating: Initiating): Promise<Report<Written>> {
  const { asker, out, force } = initiating;
  const pathOf = (name: string) => out ?? join(FOLDER, `${name}.json`);
  const draft = await gather(questionsAt(initiating.now), initiating.given, asker, {
    alsoMissing: missingFiles(initiating),
    named: (name) => checkFree(pathOf(name), force),
  });
  const path = pathOf(draft.name);
  const holders = await holdersOf(draft, initiating);
  const written = draftFile(draft, holders, await enodesOf(draft, initiating), schemaFrom(path));
  const file = parseConsortium(written, path);
  await writeText(path, `${json(written)}\n`, { isNew: !force });
  const founds = summaryOf(file);
  const next = `next  look through it, then \`npx hardhat consortium validate ${path}\``;
  const text = [`${path} is written. It founds ${file.name}, chain ${file.chainId}:`, summaryText(founds), next];
  return { data: { file: path, ...founds }, text: text.join("\n\n") };
}

function missingFiles({ devKeys, accounts, nodes, asker }: Initiating): string[] {
  if (devKeys || asker !== undefined) return [];
  const files = { accounts, nodes };
  const missing = Object.entries(files).flatMap(([name, file]) => (file === undefined ? [`--${name} FILE`] : []));
  return missing.length === 0 ? [] : [`${missing.join(" and ")} (or --dev-keys)`];
}

function checkFree(path: string, force: boolean): void {
  if (force || !existsSync(path)) return;
  throw new Refusal(`${path} is there already: give another --out, or --force to write over it.`);
}

async function holdersOf(draft: Draft, { devKeys, accounts, asker }: Initiating): Promise<ReadonlyMap<string, Holder>> {
  const names = [FOUNDER, ...draftAccounts(draft).map(({ name }) => name)];
  if (accounts !== undefined) return holdersIn(accounts, names);
  if (devKeys || asker === undefined) return devHolders(names);
  const source = await asker.ask("Addresses: dev for the development keys, a JSON file, or ask to type each [dev] ");
  if (source === "" || source === "dev") return devHolders(names);
  return source === "ask" ? askHolders(asker, names) : holdersIn(source, names);
}

async function enodesOf(draft: Draft, { devKeys, nodes, asker }: Initiating): Promise<ReadonlyMap<string, string>> {
  const names = draftOrganizations(draft).map(({ name }) => name);
  if (nodes !== undefined) return enodesIn(nodes, names);
  if (devKeys || asker === undefined) return devEnodes(draft.name, names);
  const source = await asker.ask("Nodes: dev for the development keys, a JSON file, or ask to type each [dev] ");
  if (source === "" || source === "dev") return devEnodes(draft.name, names);
  if (source !== "ask") return enodesIn(source, names);
  const enodes = new Map<string, string>();
  for (const name of names) {
    enodes.set(name, await askFor(asker, `Enode URL of ${name}.node`, (text) => readEnode(text, enodes)));
  }
  return enodes;
}

async function askHolders(asker: Asker, names: readonly string[]): Promise<Map<string, Holder>> {
  const holders = new Map<string, Holder>();
  for (const name of names) {
    const address = await askFor(asker, `Address of ${name}`, (text) => readAddress(text, holders));
    const asks = `KYC record of ${name}, a file with its salt or the hash`;
    const kyc = name === FOUNDER ? "" : await askFor(asker, asks, readRecordHash);
    holders.set(name, { address, kyc });
  }
  return holders;
}

/** The schema's path as the file names it. */
function schemaFrom(path: string): string {
  const way = relative(dirname(path), SCHEMA).split(sep).join("/");
  return way.startsWith(".") ? way : `./${way}`;
}
