import { expect } from "chai";
import { network } from "hardhat";
import { execute, withdraw } from "../../lib/committee/execute.ts";
import { propose } from "../../lib/committee/propose.ts";
import { showProposal } from "../../lib/committee/show.ts";
import { vote } from "../../lib/committee/vote.ts";
import { type DeskNetwork, deskNetwork } from "../fixtures/desk.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();
const DAY = 86_400;
const CARRY = ["bank-a.seat", "bank-b.seat", "csd.seat"];

describe("tasks: committee", () => {
  let live: DeskNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(deskNetwork);
  });

  const proposed = async (call: string, ...args: unknown[]): Promise<number> => {
    const { data } = await propose(live.desk, live.actor("bank-a.seat"), { calls: [{ call, args }] });
    return data.proposal;
  };
  const carried = async (call: string, ...args: unknown[]): Promise<number> => {
    const proposal = await proposed(call, ...args);
    for (const seat of CARRY) await vote(live.desk, live.actor(seat), { proposal, support: "for" });
    return proposal;
  };

  describe("execute", () => {
    it("should fail and say when, while ballots are accepted", async () => {
      const proposal = await proposed("Organizations.suspend", "bank-c");
      const { data, text, failed } = await execute(live.desk, live.actor("bank-b.seat"), proposal);
      expect([data.did, failed]).to.deep.equal(["nothing", true]);
      expect(text).to.match(/Nothing is due for proposal 1 yet: voting ends/);
    });

    it("should execute at once what waits no delay", async () => {
      const proposal = await carried("Organizations.suspend", "bank-c");
      const { data } = await execute(live.desk, live.actor("bank-b.seat"), proposal);
      expect(data).to.include({ did: "execute", state: "Executed" });
      expect((await live.desk.suite.organizations.organization(3)).status).to.equal(2n);
    });

    it("should queue, then fail and say when, then execute what waits a delay", async () => {
      const proposal = await carried("Organizations.setAccountCap", "bank-c", 7);
      const queued = await execute(live.desk, live.actor("bank-b.seat"), proposal);
      expect(queued.data).to.include({ did: "queue", state: "Queued" });
      const early = await execute(live.desk, live.actor("bank-b.seat"), proposal);
      expect(early.failed).to.equal(true);
      expect(early.text).to.match(/Nothing is due .* is possible from .*a regulator may veto it/);
      await live.advance(DAY);
      const done = await execute(live.desk, live.actor("bank-b.seat"), proposal);
      expect(done.data).to.include({ did: "execute", state: "Executed" });
      expect((await live.desk.suite.organizations.organization(3)).accountCap).to.equal(7n);
    });

    it("should tell in words why a call fails, and leave the proposal", async () => {
      const first = await carried("Organizations.suspend", "bank-c");
      const second = await propose(live.desk, live.actor("csd.seat"), {
        calls: [{ call: "Organizations.suspend", args: ["bank-c"] }],
        description: "Once more",
      });
      for (const seat of CARRY) {
        await vote(live.desk, live.actor(seat), { proposal: second.data.proposal, support: "for" });
      }
      await execute(live.desk, live.actor("bank-b.seat"), first);
      const line = await refusal(execute(live.desk, live.actor("bank-b.seat"), second.data.proposal));
      expect(line).to.equal(
        "Refused: bank-c is Suspended already: nothing is left to do, see `org show` [OrganizationUnexpectedStatus].",
      );
    });

    it("should refuse what has ended", async () => {
      const proposal = await carried("Organizations.suspend", "bank-c");
      await execute(live.desk, live.actor("bank-b.seat"), proposal);
      const line = await refusal(execute(live.desk, live.actor("bank-b.seat"), proposal));
      expect(line).to.equal("Proposal 1 has ended: executed.");
    });

    it("should refuse what was not executed in time", async () => {
      const proposal = await carried("Organizations.suspend", "bank-c");
      await live.advance(9 * DAY);
      const line = await refusal(execute(live.desk, live.actor("bank-b.seat"), proposal));
      expect(line).to.match(/^Proposal 1 has ended: expired/);
    });
  });

  describe("withdraw", () => {
    it("should let the seat that proposed withdraw", async () => {
      const proposal = await proposed("Organizations.suspend", "bank-c");
      await withdraw(live.desk, live.actor("bank-a.seat"), proposal);
      expect((await showProposal(live.desk, proposal)).data).to.include({ state: "Canceled", next: "withdrawn" });
    });

    it("should refuse another seat", async () => {
      const proposal = await proposed("Organizations.suspend", "bank-c");
      const line = await refusal(withdraw(live.desk, live.actor("bank-b.seat"), proposal));
      expect(line).to.match(/cannot withdraw proposal 1: only its seat can/);
    });
  });
});
