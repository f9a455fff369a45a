import { expect } from "chai";
import { id } from "ethers";
import { network } from "hardhat";
import { confirm, lift } from "../../lib/regulator/act.ts";
import { freezeAsSentinel } from "../../lib/regulator/freeze.ts";
import { listOrders } from "../../lib/regulator/orders.ts";
import type { FreezeTerms } from "../../lib/regulator/placement.ts";
import { refusal } from "./helpers/refusal.ts";
import { type SupervisedNetwork, supervisedNetwork } from "./helpers/supervised.ts";

const connection = await network.create();
const HOUR = 3_600;
const TERMS = { subject: "bank-c.issuer", duration: 4 * HOUR, reason: "ANOMALY-1", evidence: id("alert") };

describe("tasks: sentinel freeze", () => {
  let live: SupervisedNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(supervisedNetwork);
  });

  const place = (terms: Partial<FreezeTerms> = {}) =>
    freezeAsSentinel(live.desk, live.sentinel, { ...TERMS, ...terms });

  for (const [subject, kind] of [
    ["bank-c.issuer", "Account"],
    ["bond", "Contract"],
  ] as const) {
    it(`should stop ${subject} at once, for at most 4h, and say what may be done next`, async () => {
      const { data, text } = await place({ subject });
      expect(data).to.include({ kind, placer: "Sentinels", organization: "bank-b", status: "Provisional", streak: 1 });
      expect(text).to.match(/is frozen \(both\) for 4h, lapses /);
      expect(text).to.match(/\nnext {2}a decision makes it last: `regulator confirm 1 --as SEAT`$/);
      await live.advance(4 * HOUR);
      expect((await listOrders(live.desk)).data).to.deep.equal([]);
    });
  }

  for (const [what, terms, line] of [
    ["more than 4h", { duration: 4 * HOUR + 1 }, /a Sentinel for 1s to 4h, not 4h 1s: give another --for/],
    ["for good", { duration: undefined }, /^A Sentinel freezes for at most 4h, not for good/],
    ["a seat", { subject: "bank-c.seat" }, /no Sentinel's business, which is contracts and accounts without seat/],
    ["an organization", { subject: "bank-c" }, /no Sentinel's business/],
    ["a holding", { asset: "bond" }, /no Sentinel's business/],
    ["a regulator's account", { subject: "regulator.officer-1" }, /\[FreezeSubjectUnfit\]/],
    ["a contract of the suite", { subject: "Committee" }, /\[FreezeSubjectUnfit\]/],
  ] as const) {
    it(`should not stop ${what}`, async () => {
      expect(await refusal(place(terms))).to.match(line);
    });
  }

  it("should not stop more than three at a time", async () => {
    for (const subject of ["bank-c.issuer", "bond", "csd.admin"]) await place({ subject });
    expect(await refusal(place({ subject: "bank-d.admin" }))).to.match(
      /bank-b\.watch .* has as many unconfirmed orders as one in this office may have/,
    );
  });

  it("should not repeat what nobody confirmed more than once", async () => {
    for (let placed = 0; placed < 2; placed += 1) {
      await place();
      await live.advance(4 * HOUR);
    }
    expect(await refusal(place())).to.match(/\[FreezeRepeated\]/);
  });

  for (const [name, line] of [
    ["regulator.officer-1", /holds the office Regulator, which freezes with `regulator freeze`/],
    ["bank-a.seat", /holds the office Seat, which freezes with `regulator freeze`/],
    ["bank-a.operator", /\(Operator of bank-a\) may not freeze: a Sentinel does, for at most 4h\.$/],
    ["bank-c.issuer", /\(Issuer of bank-c\) may not freeze: a Sentinel does, for at most 4h\.$/],
  ] as const) {
    it(`should refuse ${name}`, async () => {
      const terms = { ...TERMS, subject: "csd.admin" };
      expect(await refusal(freezeAsSentinel(live.desk, live.actor(name), terms))).to.match(line);
    });
  }

  it("should refuse an outsider", async () => {
    expect(await refusal(freezeAsSentinel(live.desk, live.outsider(), TERMS))).to.match(/is not enrolled/);
  });

  it("should leave its order to the committee, neither to itself nor to a regulator", async () => {
    const { order } = (await place()).data;
    for (const name of ["regulator.officer-1", "regulator.officer-2"]) {
      expect(await refusal(confirm(live.desk, live.actor(name), order))).to.match(
        /not your organization's but that of bank-b/,
      );
      expect(await refusal(lift(live.desk, live.actor(name), order))).to.match(
        /not your organization's but that of bank-b/,
      );
    }
    expect(await refusal(lift(live.desk, live.sentinel, order))).to.match(
      /\(Sentinel of bank-b\) may not lift order 1: /,
    );
    const { proposal = 0 } = (await confirm(live.desk, live.actor("bank-a.seat"), order)).data;
    await live.decide(proposal);
    expect((await listOrders(live.desk)).text).to.match(
      /Confirmed +it is lifted\n\n1: a decision lifts it: `regulator lift 1 --as SEAT`$/,
    );
  });
});
