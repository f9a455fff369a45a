import { expect } from "chai";
import { DAY } from "../fixtures/acts.ts";
import { execution, executionAt } from "../fixtures/callers.ts";
import { call } from "../fixtures/decisions.ts";
import { accept, enrolment } from "../fixtures/enrolment.ts";
import type { Acceptance, Deviation, Enrolment } from "../fixtures/enrolment.ts";
import { Office } from "../fixtures/enums.ts";
import { founded, now } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";

const WRONG: Record<string, (network: Founded) => Deviation> = {
  organization: () => ({ organization: 2n }),
  office: () => ({ office: Office.orgAdmin }),
  deadline: () => ({ signedDeadline: 3_999_999_999n }),
  chain: () => ({ chainId: 1 }),
  contract: ({ record }) => ({ contract: record.contracts.Standing?.address ?? "" }),
  signer: (network) => ({ signer: network.stranger(2) }),
};

async function enrolling(network: Founded, wanted: Enrolment, acceptance: Acceptance) {
  return execution(network, [await call(network.suite.accounts, "enrol", [wanted, acceptance])]);
}

async function setUp() {
  const network = await founded();
  const key = network.stranger(1);
  return { network, key, wanted: enrolment(network, key.address, "bank-a", Office.participant) };
}

describe("identity: acceptance of an enrolment", () => {
  for (const [label, deviate] of Object.entries(WRONG)) {
    it(`of another ${label}: refuses`, async () => {
      const { network, key, wanted } = await setUp();
      await expect(enrolling(network, wanted, await accept(network, wanted, key, deviate(network))))
        .to.be.revertedWithCustomError(network.suite.accounts, "AcceptanceInvalid")
        .withArgs(key.address, 1, Office.participant);
    });
  }

  for (const [label, signature] of [
    ["empty", "0x"],
    ["too short", "0x1234"],
    ["of zeros", `0x${"00".repeat(65)}`],
  ] as const) {
    it(`with a signature that is ${label}: refuses`, async () => {
      const { network, key, wanted } = await setUp();
      await expect(enrolling(network, wanted, { deadline: 4_000_000_000n, signature }))
        .to.be.revertedWithCustomError(network.suite.accounts, "AcceptanceInvalid")
        .withArgs(key.address, 1, Office.participant);
    });
  }

  describe("deadline", () => {
    for (const [label, late] of [
      ["in the last second: accepts", 0],
      ["a second late: refuses", 1],
    ] as const) {
      it(label, async () => {
        const { network, key, wanted } = await setUp();
        const deadline = BigInt((await now(network)) + 3 * DAY);
        const acceptance = await accept(network, wanted, key, { deadline });
        const calls = [await call(network.suite.accounts, "enrol", [wanted, acceptance])];
        const executed = executionAt(network, calls, deadline + BigInt(late));
        if (late === 0) {
          await expect(executed).to.emit(network.suite.accounts, "AccountEnrolled");
        } else {
          await expect(executed)
            .to.be.revertedWithCustomError(network.suite.accounts, "AcceptanceExpired")
            .withArgs(key.address, deadline);
        }
      });
    }

    it("of the largest second: accepts", async () => {
      const { network, key, wanted } = await setUp();
      await enrolling(network, wanted, await accept(network, wanted, key, { deadline: 2n ** 48n - 1n }));
      expect(await network.suite.standing.officeOf(key.address)).to.equal(Office.participant);
    });

    it("zero: refuses", async () => {
      const { network, key, wanted } = await setUp();
      await expect(enrolling(network, wanted, await accept(network, wanted, key, { deadline: 0n })))
        .to.be.revertedWithCustomError(network.suite.accounts, "AcceptanceExpired")
        .withArgs(key.address, 0);
    });
  });

  describe("of a contract account (ERC-1271)", () => {
    async function wallet() {
      const network = await founded();
      const owner = network.stranger(1);
      const contract = await network.ethers.deployContract("WalletFixture", [owner.address]);
      return { network, owner, wanted: enrolment(network, await contract.getAddress(), "bank-a", Office.participant) };
    }

    it("signed by its owner: accepts", async () => {
      const { network, owner, wanted } = await wallet();
      await enrolling(network, wanted, await accept(network, wanted, owner));
      expect(await network.suite.standing.officeOf(wanted.account)).to.equal(Office.participant);
    });

    it("signed by another: refuses", async () => {
      const { network, wanted } = await wallet();
      await expect(enrolling(network, wanted, await accept(network, wanted, network.stranger(2))))
        .to.be.revertedWithCustomError(network.suite.accounts, "AcceptanceInvalid")
        .withArgs(wanted.account, 1, Office.participant);
    });
  });
});
