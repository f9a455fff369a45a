import { expect } from "chai";
import { id } from "ethers";
import { deliver, signedBallot } from "../fixtures/ballots.ts";
import { suspension } from "../fixtures/calls.ts";
import { call, decide, propose, SEATS, Support, vote } from "../fixtures/decisions.ts";
import { consenting } from "../fixtures/enrolment.ts";
import { Office, OrgKind } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { foundedWith } from "../regressions/helpers/given.ts";

/** As many organizations apart as share a word of the record of ballots. */
const APART = 256;
const MAX_CALLS = 16;
const NEWCOMER = 7;
/** The organization in the last place of a word, and whose stranger its seat is. */
const [LAST, ITS_SEAT] = [255, 8];

const distant = foundedWith(async (network) => {
  const { accounts, organizations, seats } = network.suite;
  const nearby = network.orgId("bank-b");
  const far = nearby + APART;
  for (let count = Number(await organizations.count()); count < far; count = Number(await organizations.count())) {
    const names = Array.from({ length: Math.min(MAX_CALLS, far - count) }, (_, i) => id(`${count + i}`));
    const members = names.map((name) => ({ name, group: name, kind: OrgKind.member, accountCap: 0 }));
    await decide(network, await Promise.all(members.map((member) => call(organizations, "register", [member]))));
  }
  for (const [number, organization] of [
    [NEWCOMER, far],
    [ITS_SEAT, LAST],
  ] as const) {
    const seat = await consenting(network, network.stranger(number), BigInt(organization), Office.seat);
    await decide(network, [await call(accounts, "enrolSeat", seat)]);
  }
  const list = [...SEATS.map((name) => network.orgId(name.replace(".seat", ""))), far, LAST];
  await decide(network, [await call(seats, "set", [list.map((organization) => ({ organization, weight: 10 }))])]);
  await network.networkHelpers.time.increase(1);
  return network;
});

describe("Committee: the seats of organizations 256 apart", () => {
  let network: TestNetwork;
  beforeEach(async () => void (network = await distant()));

  const weightFor = async (proposal: bigint) => (await network.suite.committee.tallyOf(proposal)).forWeight;

  it("vote both, one after the other", async () => {
    const proposal = await propose(network, [await suspension(network)]);
    await vote(network, proposal, Support.for, ["bank-b.seat"]);
    await network.suite.committee.connect(network.stranger(NEWCOMER)).castVote(proposal.id, Support.for);
    expect(await weightFor(proposal.id)).to.equal(20n);
  });

  it("vote once, in the last place of a word too", async () => {
    const { committee } = network.suite;
    const seat = network.stranger(ITS_SEAT);
    const { id: proposal } = await propose(network, [await suspension(network)]);
    await committee.connect(seat).castVote(proposal, Support.for);
    const again = committee.connect(seat).castVote(proposal, Support.for);
    await expectRefusal(again, committee, "CommitteeAlreadyVoted", [proposal, LAST]);
    expect(await weightFor(proposal)).to.equal(10n);
  });

  it("vote both in one delivery", async () => {
    const proposal = await propose(network, [await suspension(network)]);
    const keys = [network.as("bank-b.seat"), network.stranger(NEWCOMER)];
    await deliver(
      network,
      proposal,
      await Promise.all(keys.map((key) => signedBallot(network, proposal, Support.for, key))),
    );
    expect(await weightFor(proposal.id)).to.equal(20n);
  });
});
