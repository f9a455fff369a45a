import { expect } from "chai";
import { network } from "hardhat";
import { showSeats } from "../../lib/committee/seats.ts";
import { freeze } from "../../lib/regulator/freeze.ts";
import { call, decide, propose, withdraw } from "../fixtures/decisions.ts";
import { type DeskNetwork, deskNetwork } from "../fixtures/desk.ts";
import { suspension } from "./helpers/ballots.ts";

const connection = await network.create();

describe("tasks: committee seats", () => {
  let live: DeskNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(deskNetwork);
  });

  const seatOf = async (organization: string) =>
    (await showSeats(live.desk)).data.find((seat) => seat.organization === organization);
  const lineOf = async (organization: string) =>
    (await showSeats(live.desk)).text.split("\n").find((line) => line.startsWith(`${organization} `));

  it("should show account, weight, share, standing and group of every seat", async () => {
    expect(await seatOf("bank-c")).to.deep.equal({
      organization: "bank-c",
      group: "group-c",
      account: live.address("bank-c.seat"),
      accountStatus: "Active",
      organizationStatus: "Active",
      frozen: false,
      weight: 18,
      share: 1_800,
      live: true,
      openProposals: [],
    });
    expect(await lineOf("bank-c")).to.match(/^bank-c +bank-c\.seat +18 +18 % +live +group-c$/);
  });

  it("should show the open proposals that a seat made, not the ended ones", async () => {
    await withdraw(live, await propose(live, [await suspension(live)], "csd.seat"), "csd.seat");
    await propose(live, [await suspension(live)], "csd.seat");
    await propose(live, [await suspension(live)], "csd.seat");
    expect((await seatOf("csd"))?.openProposals).to.deep.equal([2, 3]);
    expect(await lineOf("csd")).to.match(/ 2, 3$/);
  });

  it("should show that an organization is suspended, whose seat votes on", async () => {
    await decide(live, [await suspension(live)]);
    expect(await seatOf("bank-c")).to.include({ organizationStatus: "Suspended", live: true, weight: 18 });
    expect(await lineOf("bank-c")).to.include("live, organization suspended");
  });

  it("should show that an account is frozen, whose seat votes on, until the order lapses", async () => {
    const terms = { direction: "receive", duration: 3_600, reason: "AML-3", evidence: `0x${"11".repeat(32)}` };
    await freeze(live.desk, live.actor("regulator.officer-1"), { ...terms, subject: "bank-b.seat" });
    expect(await seatOf("bank-b")).to.include({ frozen: true, live: true });
    expect(await lineOf("bank-b")).to.include("live, frozen");
    await live.advance(3_600);
    expect(await seatOf("bank-b")).to.include({ frozen: false });
  });

  it("should show that a seat takes no part, which leaves the shares of the others", async () => {
    await decide(live, [await call(live.suite.seats, "suspend", [live.orgId("bank-d")])]);
    expect(await seatOf("bank-d")).to.include({ live: false, weight: 0, share: 0 });
    expect(await seatOf("bank-a")).to.include({ share: 2_941 });
    expect(await lineOf("bank-d")).to.include("takes no part");
  });
});
