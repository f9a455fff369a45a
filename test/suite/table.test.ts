import { expect } from "chai";
import { AbiCoder, type FunctionFragment, Interface } from "ethers";
import { network } from "hardhat";
import { artifactOf } from "../../lib/suite/artifacts.ts";
import { type Table, TABLE } from "../../lib/suite/table.ts";
import { type DeploymentRecord, SUITE } from "../../lib/suite/types.ts";
import { ACTION_CLASSES, type ActionClass, type Office, roleOf } from "../../lib/suite/words.ts";
import { foundedNetwork } from "../fixtures/network.ts";
import { zero } from "../fixtures/zero.ts";

const { networkHelpers } = await network.create();

const table: Table = TABLE;
const managed = new Interface(["error AccessManagedUnauthorized(address caller)"]);
const abi = AbiCoder.defaultAbiCoder();

function callData(fragment: FunctionFragment): string {
  const args = abi.encode(fragment.inputs, fragment.inputs.map(zero));
  return fragment.selector + args.slice(2);
}

function changers(name: string): FunctionFragment[] {
  const functions: FunctionFragment[] = [];
  artifactOf(name).interface.forEachFunction((fragment) => {
    if (!["view", "pure"].includes(fragment.stateMutability)) functions.push(fragment);
  });
  return functions;
}

function entriesOf(name: string, functions: Table[string]): [FunctionFragment, ActionClass | Office][] {
  return Object.entries(functions).map(([functionName, holder]) => {
    const fragment = artifactOf(name).interface.getFunction(functionName);
    if (fragment === null) throw new Error(`${name} has no ${functionName}`);
    return [fragment, holder];
  });
}

function targetOf(record: DeploymentRecord, name: string): string {
  return record.contracts[name]?.address ?? "";
}

describe("the class and office table", () => {
  for (const name of SUITE) {
    it(`holds every restricted function of ${name}, and no other`, async () => {
      const { record, provider, stranger } = await networkHelpers.loadFixture(foundedNetwork);
      const [from, to] = [stranger().address, targetOf(record, name)];
      const refusal = managed.encodeErrorResult("AccessManagedUnauthorized", [from]);
      const restricted: string[] = [];
      for (const fragment of changers(name)) {
        const error: unknown = await provider
          .call({ from, to, data: callData(fragment) })
          .catch((thrown: unknown) => thrown);
        if (JSON.stringify(error).includes(refusal.slice(2))) restricted.push(fragment.name);
      }
      expect(restricted.sort()).to.deep.equal(Object.keys(table[name] ?? {}).sort());
    });
  }

  it("holds every function of AccountIngress that only the Authority may call", async () => {
    const { suite, record } = await networkHelpers.loadFixture(foundedNetwork);
    expect(await suite.accountIngress.isAuthorized(record.contracts.Authority?.address ?? "")).to.equal(true);
    const others = ["emitRulesChangeEvent", "handOver"];
    const names = changers("AccountIngress").map(({ name }) => name);
    expect(names.filter((name) => !others.includes(name)).sort()).to.deep.equal(
      Object.keys(TABLE.AccountIngress).sort(),
    );
  });

  for (const [name, functions] of Object.entries(table)) {
    it(`is what the Authority knows of ${name}`, async () => {
      const { suite, record } = await networkHelpers.loadFixture(foundedNetwork);
      for (const [fragment, holder] of entriesOf(name, functions)) {
        const role = await suite.authority.getTargetFunctionRole(targetOf(record, name), fragment.selector);
        expect(role, fragment.name).to.equal(roleOf(holder));
      }
    });

    it(`is what the Committee decides by for ${name}`, async () => {
      const { suite, record } = await networkHelpers.loadFixture(foundedNetwork);
      for (const [fragment, holder] of entriesOf(name, functions)) {
        const classified = suite.committee.classify([targetOf(record, name)], [0], [callData(fragment)]);
        const rank = ACTION_CLASSES.findIndex((known) => known === holder);
        if (rank >= 0) expect(await classified, fragment.name).to.equal(rank);
        else
          await expect(classified, fragment.name).to.be.revertedWithCustomError(
            suite.committee,
            "CommitteeCallRefused",
          );
      }
    });
  }
});
