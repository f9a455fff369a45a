import { Interface, concat, encodeBytes32String } from "ethers";
import { compile, outputSelection } from "../../../lib/release/compile.ts";
import { type ReleaseEntry, releaseOf } from "../../../lib/release/entries.ts";
import { type ReleaseFile, hashesOf } from "../../../lib/release/releaseFile.ts";
import { parseVersion } from "../../../lib/release/version.ts";
import type { LiveDevnet } from "./live.ts";

/** What a developer declares beside the file. */
export interface Declared {
  readonly factory?: boolean;
  readonly upgradeable?: boolean;
}

/** The release file of a contract in one source, as the bundled compiler makes it. */
export async function compiledFile(
  source: string,
  contractName: string,
  args: readonly (string | number)[] = [],
): Promise<ReleaseFile> {
  const unit = `${contractName}.sol`;
  const contract = `${unit}:${contractName}`;
  const input = {
    language: "Solidity",
    sources: { [unit]: { content: `// SPDX-License-Identifier: Apache-2.0\npragma solidity ^0.8.28;\n${source}` } },
    settings: {
      evmVersion: "cancun",
      metadata: { appendCBOR: false },
      optimizer: { enabled: true, runs: 200 },
      outputSelection: outputSelection(unit, contractName),
    },
  };
  const compiler = "0.8.37+commit.f401782d";
  const { bytecode, ...made } = await compile({ compiler, contract, input });
  const encoded = new Interface(JSON.stringify(made.abi)).encodeDeploy(args);
  const name = contractName.toLowerCase();
  const initCode = concat([bytecode, encoded]);
  return {
    form: "concordat-release/1",
    name,
    version: "1.0.0",
    contract,
    arguments: [...args],
    initCode,
    compiler,
    input,
    ...made,
  };
}

/** Submits a release as bank-b's developer, administered by bank-b. */
export async function submitted(live: LiveDevnet, file: ReleaseFile, declared: Declared = {}): Promise<ReleaseEntry> {
  const { desk } = live;
  const { releases } = desk.suite;
  const { factory = false, upgradeable = false } = declared;
  const submission = {
    ...hashesOf(file),
    name: encodeBytes32String(file.name),
    version: parseVersion(file.version),
    auditHash: `0x${"00".repeat(32)}`,
    sourceUri: "",
    factory,
    upgradeable,
    administrator: desk.book.organization("bank-b"),
    predecessor: 0,
  };
  await live.actor("bank-b.developer").act(await releases.submit.populateTransaction(submission));
  return releaseOf(desk, String(await releases.count()));
}
