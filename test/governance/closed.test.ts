import { expect } from "chai";
import { type FunctionFragment, ZeroAddress, parseEther } from "ethers";
import { cap } from "../fixtures/calls.ts";
import { Support, call, propose } from "../fixtures/decisions.ts";
import { expectProposalRefused, expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";

const CALLERS = ["founder", "bank-a.seat", "regulator.officer-1"];

/** Entries of Governor that the Committee shuts. */
const SHUT: Record<string, (network: TestNetwork) => unknown[]> = {
  relay: ({ suite }) => [suite.seats.target, 0, "0x"],
  castVoteBySig: ({ address }) => [1, Support.for, address("bank-a.seat"), "0x"],
  castVoteWithReasonAndParamsBySig: ({ address }) => [1, Support.for, address("bank-a.seat"), "", "0x", "0x"],
};

/** What a token calls when it gives itself to a contract. */
const RECEIVERS: Record<string, unknown[]> = {
  onERC721Received: [ZeroAddress, ZeroAddress, 1, "0x"],
  onERC1155Received: [ZeroAddress, ZeroAddress, 1, 1, "0x"],
  onERC1155BatchReceived: [ZeroAddress, ZeroAddress, [1], [1], "0x"],
};

/** Everything of the Committee that can write. */
const WRITING = [
  "cancel",
  "castBallots",
  "castVote",
  "castVoteBySig",
  "castVoteWithReason",
  "castVoteWithReasonAndParams",
  "castVoteWithReasonAndParamsBySig",
  "execute",
  "onERC1155BatchReceived",
  "onERC1155Received",
  "onERC721Received",
  "propose",
  "proposeOverride",
  "queue",
  "relay",
  "veto",
];

describe("Committee: what is closed", () => {
  let network: TestNetwork;

  beforeEach(async () => {
    network = await founded();
  });

  for (const [name, args] of Object.entries(SHUT)) {
    describe(name, () => {
      const values = () => [network.suite.committee.getFunction(name).fragment.selector];

      for (const caller of CALLERS) {
        it(`is shut for ${caller}`, async () => {
          const { committee } = network.suite;
          await propose(network, [await cap(network)]);
          const attempt = committee
            .connect(network.as(caller))
            .getFunction(name)
            .staticCall(...args(network));
          await expectRefusal(attempt, committee, "CommitteeClosed", values());
        });
      }

      it("is shut for the Authority, as which a decision arrives", async () => {
        const { authority, committee } = network.suite;
        const attempt = committee.getFunction(name).staticCall(...args(network), { from: authority.target });
        await expectRefusal(attempt, committee, "CommitteeClosed", values());
      });

      it("cannot be proposed", async () => {
        await expectProposalRefused(network, await call(network.suite.committee, name, args(network)));
      });
    });
  }

  for (const [name, args] of Object.entries(RECEIVERS)) {
    it(`${name}: the Committee holds no token`, async () => {
      const { committee } = network.suite;
      const attempt = committee.connect(network.as("bank-a.seat")).getFunction(name)(...args);
      await expectRefusal(attempt, committee, "GovernorDisabledDeposit");
    });
  }

  it("the Committee receives no value", async () => {
    const { committee } = network.suite;
    await network.networkHelpers.setBalance(network.address("bank-a.seat"), parseEther("1"));
    const attempt = network.as("bank-a.seat").sendTransaction({ to: committee, value: 1n });
    await expectRefusal(attempt, committee, "GovernorDisabledDeposit");
  });

  it("the Committee has no function that sets anything of its own", () => {
    const functions = network.suite.committee.interface.fragments.filter(
      (fragment): fragment is FunctionFragment => fragment.type === "function",
    );
    const writing = functions.filter(({ constant }) => !constant).map(({ name }) => name);
    expect([...new Set([...writing, ...Object.keys(SHUT)])].sort()).to.deep.equal(WRITING);
  });
});
