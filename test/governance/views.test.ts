import { expect } from "chai";
import { TERMS, charterTerms } from "../fixtures/calls.ts";
import { decide } from "../fixtures/decisions.ts";
import { founded, now } from "../fixtures/given.ts";

describe("governance: what the Committee tells tools that know Governor", () => {
  it("counts seconds, as ERC-6372 names them", async () => {
    const network = await founded();
    const { committee } = network.suite;
    expect(await committee.CLOCK_MODE()).to.equal("mode=timestamp");
    expect(await committee.clock()).to.equal(await now(network));
  });

  it("names its counting: every ballot counts for participation", async () => {
    const { suite } = await founded();
    expect(await suite.committee.COUNTING_MODE()).to.equal("support=bravo&quorum=against,for,abstain");
  });

  it("opens the vote with the proposal", async () => {
    const { suite } = await founded();
    expect(await suite.committee.votingDelay()).to.equal(0);
  });

  it("needs the participation of the Constitution class, of all weight at that second", async () => {
    const network = await founded();
    const { committee } = network.suite;
    const terms = TERMS.map((each, place) => (place === 0 ? { ...each, participation: 7_000 } : each));
    await decide(network, [await charterTerms(network, terms)]);
    expect(await committee.quorum(await now(network))).to.equal(70);
    expect(await committee.quorum(0)).to.equal(0);
  });

  it("gives a seat's account its weight since the founding, and others none", async () => {
    const network = await founded();
    const { committee } = network.suite;
    const second = await now(network);
    const votes = (name: string, timepoint = second) => committee.getVotes(network.address(name), timepoint);
    expect(await votes("bank-a.seat")).to.equal(25);
    expect(await votes("bank-a.seat", 0)).to.equal(0);
    expect(await votes("bank-a.participant")).to.equal(0);
    expect(await committee.getVotesWithParams(network.address("csd.seat"), second, "0x")).to.equal(20);
  });
});
