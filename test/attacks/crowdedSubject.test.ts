import { expect } from "chai";
import { encodeBytes32String } from "ethers";
import type { Wallet } from "ethers";
import { accountSubject } from "../../lib/regulator/subject.ts";
import { freeze } from "../fixtures/acts.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { consenting } from "../fixtures/enrolment.ts";
import { Direction, Office } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { Founded } from "../fixtures/given.ts";
import { freezeByDecision, frozenNow } from "../fixtures/orders.ts";
import { placement } from "../fixtures/placement.ts";
import { changeOfficers, officerChange } from "../fixtures/regulators.ts";

const MEMBERS = ["bank-a", "bank-b", "bank-c", "bank-d", "csd", "auditor"];
const SUBJECT = "bank-a.participant";
const HOUR = 3_600;

/** A Sentinel for each organization of the sample, and one more organization: eight placers. */
async function crowd(network: Founded): Promise<Wallet[]> {
  const { accounts, organizations } = network.suite;
  const keys = [...MEMBERS, "another", "regulator"].map((_, i) => network.stranger(30 + i));
  const next = (await organizations.count()) + 1n;
  const name = encodeBytes32String("another");
  const registration = await call(organizations, "register", [{ name, group: name, kind: 3n, accountCap: 0 }]);
  const enrolments = await Promise.all(
    keys.slice(0, -1).map(async (key, i) => {
      const organization = MEMBERS[i] ?? next;
      return call(accounts, "enrol", await consenting(network, key, organization, Office.sentinel));
    }),
  );
  await decide(network, [registration, ...enrolments]);
  await changeOfficers(network, await officerChange(network, { add: keys.at(-1), office: Office.sentinel }));
  return keys;
}

describe("attack: crowd a subject with short orders, so that there is no place for one that holds", () => {
  let network: Founded;
  let sentinels: Wallet[];

  beforeEach(async () => {
    network = await founded();
    sentinels = await crowd(network);
    for (const [i, sentinel] of sentinels.entries()) {
      for (const direction of [Direction.send, Direction.receive]) {
        const placed = network.suite.freezeOrders
          .connect(sentinel)
          .freezeAsSentinel(placement(network.address(SUBJECT), direction, HOUR), { gasLimit: 1_000_000 });
        if (i < 4) await placed;
        else {
          const subject = accountSubject(network.address(SUBJECT));
          const values = [[subject.kind, subject.id, subject.asset]];
          await expectRefusal(placed, network.suite.freezeOrders, "FreezeTooManyOnSubject", values);
        }
      }
    }
  });

  it("a regulator still freezes it, in both directions one by one", async () => {
    for (const direction of [Direction.send, Direction.receive]) {
      await freeze(network, network.address(SUBJECT), { direction, duration: 72 * HOUR });
    }
    await network.networkHelpers.time.increase(2 * HOUR);
    expect(await frozenNow(network, network.address(SUBJECT))).to.deep.equal({ send: true, receive: true });
  });

  it("the committee still freezes it, for good", async () => {
    await freezeByDecision(network, network.address(SUBJECT), { direction: Direction.both, duration: 0 });
    await network.networkHelpers.time.increase(2 * HOUR);
    expect(await frozenNow(network, network.address(SUBJECT))).to.deep.equal({ send: true, receive: true });
  });
});
