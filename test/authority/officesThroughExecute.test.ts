import { expect } from "chai";
import { Interface } from "ethers";
import { TABLE, type Table } from "../../lib/suite/table.ts";
import { OFFICES } from "../../lib/suite/words.ts";
import { enrol } from "../fixtures/acts.ts";
import { Office } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";

/** An account of the sample for each office that the table gives a function to. */
const OFFICERS: Record<string, string> = {
  Seat: "bank-a.seat",
  Developer: "bank-b.developer",
  Operator: "bank-a.operator",
  OrgAdmin: "bank-a.admin",
  Regulator: "regulator.officer-1",
  Inspector: "auditor.inspector",
  Issuer: "bank-c.issuer",
};
/** The sample has no Sentinel. */
const SENTINEL = 21;

/** Room for any arguments: the manager refuses before they are read. */
const ARGUMENTS = "00".repeat(32 * 16);

const OFFICE_FUNCTIONS = Object.entries<Table[string]>(TABLE).flatMap(([contract, functions]) =>
  Object.entries(functions)
    .filter(([, holder]) => OFFICES.some((office) => office === holder))
    .map(([name, office]) => ({ contract, name, office })),
);

describe("Authority: functions of offices, through the manager", () => {
  let network: TestNetwork;

  beforeEach(async () => {
    network = await founded();
    await enrol(network, network.stranger(SENTINEL), "bank-b", Office.sentinel);
  });

  for (const { contract, name, office } of OFFICE_FUNCTIONS) {
    describe(`${contract}.${name}, of ${office}`, () => {
      const officer = () => (office === "Sentinel" ? network.stranger(SENTINEL) : network.as(OFFICERS[office] ?? ""));
      const manager = () => network.suite.authority.connect(officer());
      const operation = (): [string, string] => {
        const target = network.record.contracts[contract];
        const selector = new Interface(target?.abi ?? []).getFunction(name)?.selector ?? "";
        return [target?.address ?? "", selector + ARGUMENTS];
      };
      const refused = (attempt: Promise<unknown>) =>
        expectRefusal(attempt, network.suite.authority, "AuthorityOnlyCommittee", [officer().address]);

      it("is the officer's to call directly", async () => {
        const [target, data] = operation();
        const { immediate } = await network.suite.authority.canCall(officer(), target, data.slice(0, 10));
        expect(immediate).to.equal(true);
      });

      it("is refused to the officer through execute", async () => {
        await refused(manager().execute(...operation()));
      });

      it("is refused to the officer through schedule", async () => {
        await refused(manager().schedule(...operation(), 0));
      });

      it("is refused to the officer through multicall", async () => {
        const inner = manager().interface.encodeFunctionData("execute", operation());
        await refused(manager().multicall([inner]));
      });
    });
  }
});
