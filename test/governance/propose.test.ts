import { expect } from "chai";
import { ZeroHash } from "ethers";
import { cap, entry, reinstatement, suspension, targetWriter } from "../fixtures/calls.ts";
import { type Call, State, call, content, decide, propose, withdraw } from "../fixtures/decisions.ts";
import { expectRefusal, expectState } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";

const CLASSES = { Constitution: 0, Network: 1, Operation: 2, Emergency: 3 } as const;
const NETWORK_ROLE = 2;
const BUSINESS_ROLE = 100;

/** Calls by what the table says of them. */
const CALLS: Record<string, { class: keyof typeof CLASSES; made: (network: TestNetwork) => Promise<Call> }> = {
  "an Emergency function": { class: "Emergency", made: suspension },
  "an Operation function": { class: "Operation", made: (network) => cap(network) },
  "a Constitution function": { class: "Constitution", made: (network) => targetWriter(network) },
  "a function of the manager": {
    class: "Constitution",
    made: ({ suite }) => call(suite.authority, "labelRole", [BUSINESS_ROLE, "business"]),
  },
  "a function of a business contract that no entry names": {
    class: "Constitution",
    made: (network) => Promise.resolve({ target: notice(network), data: "0x12345678" }),
  },
};

/** Several calls, and the strictest class among them. */
const SEVERAL: Record<string, { class: keyof typeof CLASSES; made: (network: TestNetwork) => Promise<Call>[] }> = {
  "Emergency and Operation": { class: "Operation", made: (network) => [suspension(network), cap(network)] },
  "Operation and Emergency": { class: "Operation", made: (network) => [cap(network), suspension(network)] },
  "Emergency, Constitution and Operation": {
    class: "Constitution",
    made: (network) => [suspension(network), targetWriter(network), cap(network)],
  },
  "two of Emergency": {
    class: "Emergency",
    made: (network) => [suspension(network, "bank-c"), suspension(network, "bank-d")],
  },
};

function notice(network: TestNetwork): string {
  return network.record.contracts["Notice"]?.address ?? "";
}

describe("Committee.propose", () => {
  let network: TestNetwork;

  beforeEach(async () => {
    network = await founded();
  });

  const classOf = async (calls: Call[]) => {
    const { id } = await propose(network, calls);
    return (await network.suite.committee.tallyOf(id)).class;
  };

  describe("takes the class from the table for", () => {
    for (const [kind, row] of Object.entries(CALLS)) {
      it(`${kind}: ${row.class}`, async () => {
        expect(await classOf([await row.made(network)])).to.equal(CLASSES[row.class]);
      });
    }

    it("a function that was made Network since the founding: Network", async () => {
      const made = await cap(network);
      await decide(network, [await entry(network, made, NETWORK_ROLE)]);
      expect(await classOf([made])).to.equal(CLASSES.Network);
    });

    for (const [kind, row] of Object.entries(SEVERAL)) {
      it(`${kind}: the strictest, ${row.class}`, async () => {
        expect(await classOf(await Promise.all(row.made(network)))).to.equal(CLASSES[row.class]);
      });
    }
  });

  describe("refuses a call", () => {
    const refused = async (made: Call) => {
      const values = [1, made.target, made.data.padEnd(10, "0").slice(0, 10)];
      const attempt = propose(network, [await suspension(network), made]);
      await expectRefusal(attempt, network.suite.committee, "CommitteeCallRefused", values);
    };

    it("with value", async () => refused({ ...(await cap(network)), value: 1n }));
    it("with empty calldata", async () => refused({ ...(await cap(network)), data: "0x" }));
    it("with three bytes of calldata", async () => refused({ ...(await cap(network)), data: "0x123456" }));
    it("of a target without code", async () =>
      refused({ ...(await cap(network)), target: network.stranger().address }));
    it("of an account", async () => refused({ ...(await cap(network)), target: network.address("bank-a.seat") }));

    it("of the suite that no table entry names", async () => {
      await refused(await call(network.suite.standing, "syncCommittee", []));
    });

    it("of the manager that the fence shuts", async () => {
      await refused(await call(network.suite.authority, "setTargetClosed", [network.suite.committee, true]));
    });

    it("that the table gives to an office", async () => {
      await refused(await call(network.suite.accounts, "suspendOwn", [network.address("bank-a.operator")]));
    });

    it("that the table gives to a role of a business contract", async () => {
      const made = { target: notice(network), data: "0x12345678" };
      await decide(network, [await entry(network, made, BUSINESS_ROLE)]);
      await refused(made);
    });
  });

  describe("refuses as a whole", () => {
    it("the same delayed call twice", async () => {
      const calls = [await cap(network), await suspension(network), await cap(network)];
      await expectRefusal(propose(network, calls), network.suite.committee, "CommitteeCallTwice", [0, 2]);
    });

    it("17 calls", async () => {
      const calls = await Promise.all([...Array(17).keys()].map((each) => cap(network, each)));
      await expectRefusal(propose(network, calls), network.suite.committee, "CommitteeTooManyCalls", [17]);
    });

    it("no call", async () => {
      const { committee } = network.suite;
      await expectRefusal(propose(network, []), committee, "GovernorInvalidProposalLength", [0, 0, 0]);
    });

    it("lists of different lengths", async () => {
      const { committee } = network.suite;
      const made = content([await cap(network), await suspension(network)]);
      const seat = committee.connect(network.as("bank-a.seat"));
      const missing = seat.propose(made.targets, made.values, made.calldatas.slice(1), made.description);
      await expectRefusal(missing, committee, "GovernorInvalidProposalLength", [2, 1, 2]);
      const valueless = seat.propose(made.targets, made.values.slice(1), made.calldatas, made.description);
      await expectRefusal(valueless, committee, "GovernorInvalidProposalLength", [2, 2, 1]);
    });

    it("what was proposed before with the same description", async () => {
      const { committee } = network.suite;
      const made = await propose(network, [await cap(network)]);
      const again = committee
        .connect(network.as("bank-b.seat"))
        .propose(made.targets, made.values, made.calldatas, made.description);
      const values = [made.id, State.active, ZeroHash];
      await expectRefusal(again, committee, "GovernorUnexpectedProposalState", values);
    });

    it("a description that names another proposer", async () => {
      const { committee } = network.suite;
      const made = content([await cap(network)], `a cap #proposer=${network.address("bank-b.seat")}`);
      const attempt = committee
        .connect(network.as("bank-a.seat"))
        .propose(made.targets, made.values, made.calldatas, made.description);
      await expectRefusal(attempt, committee, "GovernorRestrictedProposer", [network.address("bank-a.seat")]);
    });
  });

  describe("accepts", () => {
    it("16 calls", async () => {
      const calls = await Promise.all([...Array(16).keys()].map((each) => cap(network, each)));
      await expectState(network, await propose(network, calls), State.active);
    });

    it("the same call twice where nothing is delayed", async () => {
      const calls = [await suspension(network), await suspension(network)];
      await expectState(network, await propose(network, calls), State.active);
    });

    it("calls to one function with different arguments", async () => {
      await expectState(network, await propose(network, [await cap(network, 1), await cap(network, 2)]), State.active);
    });

    it("the same calls again under another description, the first one being withdrawn", async () => {
      const first = await propose(network, [await reinstatement(network)]);
      await withdraw(network, first);
      await expectState(network, await propose(network, [await reinstatement(network)]), State.active);
    });
  });

  describe("is", () => {
    for (const name of ["founder", "bank-a.admin", "bank-a.participant", "regulator.officer-1", "auditor.operator"]) {
      it(`refused to ${name}`, async () => {
        const attempt = propose(network, [await cap(network)], name);
        await expectRefusal(attempt, network.suite.committee, "CommitteeNoSeat", [network.address(name)]);
      });
    }

    it("refused to a seat that was suspended", async () => {
      await decide(network, [await call(network.suite.seats, "suspend", [network.orgId("bank-d")])]);
      const attempt = propose(network, [await cap(network)], "bank-d.seat");
      await expectRefusal(attempt, network.suite.committee, "CommitteeNoSeat", [network.address("bank-d.seat")]);
    });

    for (const name of ["bank-a.seat", "bank-b.seat", "bank-c.seat", "bank-d.seat", "csd.seat"]) {
      it(`open to ${name}`, async () => {
        await expectState(network, await propose(network, [await cap(network)], name), State.active);
      });
    }

    it("open to the seat of a suspended organization", async () => {
      await decide(network, [await suspension(network, "bank-d")]);
      await expectState(network, await propose(network, [await reinstatement(network)], "bank-d.seat"), State.active);
    });
  });
});
