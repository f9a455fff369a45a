import { expect } from "chai";
import { network } from "hardhat";
import { showProposal } from "../../lib/committee/show.ts";
import { vote } from "../../lib/committee/vote.ts";
import { call, execute, propose, ready } from "../fixtures/decisions.ts";
import { type DeskNetwork, deskNetwork } from "../fixtures/desk.ts";
import { suspension } from "./helpers/ballots.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();
const DAY = 86_400;

describe("tasks: committee vote", () => {
  let live: DeskNetwork;
  let proposal: number;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(deskNetwork);
    proposal = Number((await propose(live, [await suspension(live)])).id);
  });

  const votes = (name: string, support: "for" | "against" | "abstain" = "for") =>
    vote(live.desk, live.actor(name), { proposal, support });

  describe("of a seat that has not voted", () => {
    it("should say the tally, that nothing is decided yet, and what is next", async () => {
      const { data, text } = await votes("bank-a.seat");
      expect(data).to.include({ organization: "bank-a", weight: 25, support: "for", state: "Active", decided: false });
      expect(data.tally).to.include({ for: 25, against: 0 });
      expect(text).to.match(/^bank-a\.seat voted for on proposal 1\.\ntally +for 25, against 0, abstain 0 of 100\n/);
      expect(text).to.match(/\ndecided +not yet: outstanding ballots can still turn it\nnext +voting ends/);
    });

    it("should count each way of voting", async () => {
      await votes("bank-a.seat");
      await votes("bank-d.seat", "against");
      const { data } = await votes("csd.seat", "abstain");
      expect(data.tally).to.include({ for: 25, against: 15, abstain: 20, total: 100 });
    });

    it("should say when it decides", async () => {
      await votes("bank-a.seat");
      await votes("bank-b.seat");
      const { data, text } = await votes("csd.seat");
      expect(data).to.include({ state: "Succeeded", decided: true });
      expect(text).to.match(/\ndecided +yes: it is Succeeded\nnext +`committee execute 1 --as NAME`/);
    });

    it("should say when it decides against", async () => {
      for (const name of ["bank-a.seat", "bank-b.seat"]) await votes(name, "against");
      expect((await votes("csd.seat", "against")).data).to.include({ state: "Defeated", decided: true });
    });
  });

  describe("in one clear line", () => {
    it("should refuse a second ballot of the seat", async () => {
      await votes("bank-b.seat");
      expect(await refusal(votes("bank-b.seat", "against"))).to.equal(
        "Refused: bank-b has voted on proposal 1: a ballot is final, so leave it [CommitteeAlreadyVoted].",
      );
    });

    it("should refuse a ballot after the end of voting", async () => {
      await live.advance(2 * DAY);
      expect(await refusal(votes("bank-b.seat"))).to.match(
        /^Refused: voting on proposal 1 is over \(Defeated\) \[GovernorUnexpectedProposalState\]\.$/,
      );
    });

    it("should say why the proposal was defeated", async () => {
      const ending = async () => (await showProposal(live.desk, proposal)).data.next;
      await votes("bank-a.seat");
      await live.advance(2 * DAY);
      expect(await ending()).to.equal("defeated: 25 of the 50 weight needed were cast");
      proposal = Number((await propose(live, [await suspension(live)])).id);
      for (const name of ["bank-a.seat", "bank-b.seat", "csd.seat"]) await votes(name, "against");
      expect(await ending()).to.equal("defeated: 0 for and 67 against");
      proposal = Number((await propose(live, [await suspension(live)])).id);
      await votes("bank-a.seat", "for");
      await votes("csd.seat", "against");
      await votes("bank-d.seat", "against");
      await live.advance(2 * DAY);
      expect(await ending()).to.equal("defeated: 25 for and 35 against");
    });

    it("should refuse an account that uses no seat", async () => {
      expect(await refusal(votes("bank-b.admin"))).to.equal("Refused: bank-b.admin uses no seat [CommitteeNoSeat].");
    });

    it("should refuse a seat that is not live any more", async () => {
      const leaving = await ready(live, [await call(live.suite.seats, "suspend", [live.orgId("bank-d")])]);
      proposal = Number((await propose(live, [await suspension(live)])).id);
      await execute(live, leaving);
      expect(await refusal(votes("bank-d.seat"))).to.equal(
        "Refused: bank-d.seat uses the seat of bank-d, which is not live [CommitteeNoSeat].",
      );
    });

    it("should refuse an unknown proposal", async () => {
      proposal = 9;
      expect(await refusal(votes("bank-b.seat"))).to.equal(
        "There is no proposal 9: the newest is 1. See `committee list`.",
      );
    });
  });
});
