import { concat } from "ethers";
import type { Actor } from "../actor.ts";
import { type Desk, nowOf } from "../desk.ts";
import { explain } from "../errors.ts";
import { harmless, moment, pairs } from "../format.ts";
import { numberTold } from "../numberTold.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { type BuiltContract, builtContract, isBuilt } from "./built.ts";
import { encodeConstructor, parseConstructor } from "./constructorArguments.ts";
import { releaseOf } from "./entries.ts";
import { type Examined, MOST_CREATION, MOST_RUNTIME, checkPublishable, examine } from "./examine.ts";
import { checkBuilt, checkFresh } from "./fresh.ts";
import { checkOffice } from "./parties.ts";
import { type ReleaseFile, hashesOf } from "./releaseFile.ts";
import { writeReleaseFile } from "./releaseFolder.ts";
import { lookWords, opcodeWords } from "./shownText.ts";
import { provenInput } from "./sources.ts";
import { aboutPredecessor } from "./succession.ts";
import {
  type CheckedDeclaration,
  type Declaration,
  addressOf,
  checkDeclaration,
  defaultName,
  submissionOf,
} from "./submission.ts";
import { type ToldRelease, toldRelease } from "./told.ts";

/** What is submitted: a contract of the build, and what is said of it. */
export interface SubmissionRequest extends Partial<Omit<Declaration, "version">>, Pick<Declaration, "version"> {
  /** Name, or `path/to/File.sol:Name`. */
  readonly contract: string;
  /** Constructor arguments as JSON. */
  readonly args?: string | undefined;
}

/** A release that was submitted. Sizes are bytes. */
export interface Submitted extends ToldRelease {
  readonly contract: string;
  readonly size: Examined["size"] & { readonly mostCreation: number; readonly mostRuntime: number };
  readonly dangers: Examined["dangers"];
  /** What voters should look at. */
  readonly look: readonly string[];
  /** Path of the release file. */
  readonly file: string;
  readonly transaction: string;
}

/**
 * Submits a contract of the build as a release, and writes its file.
 * @param home folder of the network's data, below which release files are
 * @throws Refusal when the declaration does not fit, publication would refuse the code, or the actor may not submit;
 * nothing was sent then
 */
export async function submitRelease(
  desk: Desk,
  actor: Actor,
  home: string,
  request: SubmissionRequest,
): Promise<Report<Submitted>> {
  const built = freshlyBuilt(request.contract);
  const own = await checkOffice(desk, actor, "Developer", "submits");
  const declaration = await checkDeclaration(desk, declarationOf(request, built, desk.book.organizationLabel(own)));
  const { file, cut } = await fileOf(desk, built, declaration, request.args);
  const examined = await examine(desk, file, declaration);
  checkPublishable(examined, `${file.name} ${file.version}`);

  const call = await desk.suite.releases.submit.populateTransaction(submissionOf(declaration, file));
  await desk.provider.call({ ...call, from: actor.address }).catch((thrown: unknown) => {
    throw explain(thrown, desk.contracts, desk.book);
  });
  const path = await writeReleaseFile(home, file);
  const receipt = await actor.act(call);
  const { hash } = receipt;
  const id = numberTold(desk.suite.releases, "ReleaseSubmitted", receipt) ?? 0;
  const entry = await releaseOf(desk, String(id));
  const releases = await desk.suite.releases.getAddress();
  if (entry.target !== addressOf(releases, id, hashesOf(file).initCodeHash)) {
    throw new Refusal(`Release ${id} is to be at ${entry.target}, where its file does not lead: withdraw it.`);
  }
  const succession = await aboutPredecessor(desk, entry);
  const look = [...examined.look, ...succession, ...aboutDeclaration(declaration, cut)];
  const data: Submitted = {
    ...toldRelease(desk, entry),
    contract: file.contract,
    size: { ...examined.size, mostCreation: MOST_CREATION, mostRuntime: MOST_RUNTIME },
    dangers: examined.dangers,
    ...{ look, file: path, transaction: hash },
  };
  return { data, text: textOf(data, await nowOf(desk)) };
}

/** A contract of the build, of the sources as they are now. */
function freshlyBuilt(text: string): BuiltContract {
  if (!isBuilt(text)) checkBuilt(text);
  const built = builtContract(text);
  checkFresh(built);
  return built;
}

function declarationOf(request: SubmissionRequest, { contractName }: BuiltContract, organization: string): Declaration {
  const { name, version, administrator, audit, sourceUri, succeeds, factory = false, upgradeable = false } = request;
  return {
    ...{ version, audit, sourceUri, succeeds },
    name: name ?? defaultName(contractName),
    administrator: administrator ?? organization,
    factory,
    upgradeable,
  };
}

/** The release file, its sources cut where that gives the same code. */
async function fileOf(
  desk: Desk,
  built: BuiltContract,
  { name, version }: CheckedDeclaration,
  args: string | undefined,
): Promise<{ readonly file: ReleaseFile; readonly cut: boolean }> {
  const { values, encoded } =
    args === undefined ? encodeConstructor(built, []) : parseConstructor(built, args, desk.book);
  const { input, cut, compiled } = await provenInput(built);
  const { contract, compiler } = built;
  const { bytecode, ...made } = compiled;
  const code = { initCode: concat([bytecode, encoded]), ...made };
  const file = {
    form: "concordat-release/1",
    ...{ name, version, contract, arguments: values, compiler, input },
    ...code,
  } as const;
  return { file, cut };
}

function aboutDeclaration({ auditHash, predecessor, current }: CheckedDeclaration, cut: boolean): string[] {
  const others = current.filter(({ id }) => id !== predecessor?.id).map(({ label, id }) => `${label} (release ${id})`);
  return [
    ...(auditHash === undefined ? ["no audit report was given"] : []),
    ...(others.length > 0 ? [`it does not succeed ${others.join(", ")} of the same name`] : []),
    ...(cut ? [] : ["its file holds the whole build: cut to what it needs, the sources give other code"]),
  ];
}

function textOf(data: Submitted, now: number): string {
  const { release, name, version, size, lapses = 0 } = data;
  const lines = pairs([
    ["contract", harmless(data.contract)],
    ["administrator", data.administrator],
    ["address", `${data.target}, from its publication on`],
    ["creation code", `${size.creation} of at most ${size.mostCreation} bytes, hash ${data.initCodeHash}`],
    ["runtime code", `${size.runtime} of at most ${size.mostRuntime} bytes`],
    ["opcodes", opcodeWords(data.dangers)],
    ["source", `hash ${data.sourceHash}`],
    ["audit", data.auditHash === undefined ? "none" : `hash ${data.auditHash}`],
    ["voters look at", lookWords(data.look, 16)],
    ["file", `${data.file}: give it to those who vote and publish`],
    ["lapses", `${moment(lapses, now)} unless it is approved`],
    ["next", `a seat proposes it with \`release approve ${release} --as SEAT\``],
  ]);
  return `Release ${release} is submitted: ${name} ${version} of ${data.organization}\n${lines}`;
}
