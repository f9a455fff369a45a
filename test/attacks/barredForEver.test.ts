import { expect } from "chai";
import { call, decide } from "../fixtures/decisions.ts";
import { Office } from "../fixtures/enums.ts";
import { founded } from "../fixtures/founded.ts";
import { type Founded, moveTo, nextAt } from "../fixtures/given.ts";
import { reaches } from "../fixtures/question.ts";
import { GAS, LIFE, acceptanceOf, recoveryAs, rotation, start } from "../fixtures/recovery.ts";

describe("attack: bar the seat of one's organization for ever, as its OrgAdmin, with recoveries that nobody consents to", () => {
  let network: Founded;
  beforeEach(async () => void (network = await founded()));

  const seat = () => rotation(network, "bank-a.seat");
  /** Starts three recoveries, each in the second in which the one before ends. */
  const again = async () => {
    const acceptance = await acceptanceOf(network, seat());
    let startedAt = await start(network, seat());
    for (let i = 0; i < 2; ++i) {
      await nextAt(network, (startedAt += LIFE));
      await recoveryAs(network, seat().admin).start(seat().account, seat().successor, acceptance, GAS);
    }
    return startedAt;
  };

  it("it reaches the Committee all the time, and nothing else", async () => {
    await again();
    expect(await network.suite.standing.officeOf(seat().account)).to.equal(Office.none);
    expect(await reaches(network, "bank-a.seat", network.suite.committee)).to.equal(true);
    expect(await reaches(network, "bank-a.seat", network.suite.releases)).to.equal(false);
    expect(await network.suite.seats.isLive(seat().account)).to.equal(true);
  });

  it("the committee ends it for 30 days at least, and takes the office of who does it", async () => {
    const startedAt = await again();
    await moveTo(network, startedAt + 1);
    await decide(network, [
      await call(network.suite.recovery, "cancelByDecision", [seat().account, seat().successor.address]),
      await call(network.suite.accounts, "revoke", [network.address("bank-a.admin")]),
    ]);
    expect(await network.suite.standing.officeOf(seat().account)).to.equal(Office.seat);
    expect(await network.suite.standing.officeOf(network.address("bank-a.admin"))).to.equal(Office.none);
  });
});
