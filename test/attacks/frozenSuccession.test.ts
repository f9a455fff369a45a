import { expect } from "chai";
import { contractSubject } from "../../lib/regulator/subject.ts";
import { freeze } from "../fixtures/acts.ts";
import { call, execute, ready } from "../fixtures/decisions.ts";
import { Direction } from "../fixtures/enums.ts";
import { founded } from "../fixtures/founded.ts";
import type { Founded } from "../fixtures/given.ts";
import { isAllowed } from "../fixtures/question.ts";
import { published } from "../fixtures/releases.ts";

const HOUR = 3_600;
const FIRST = "regulator.officer-1";
const SECOND = "regulator.officer-2";

describe("attack: keep an order on the contract that becomes the Committee, and bring it to bear afterwards", () => {
  let network: Founded;
  let successor: string;

  beforeEach(async () => {
    network = await founded();
    const { authority, charter, seats } = network.suite;
    const factory = await network.ethers.getContractFactory("SuccessionCandidate", network.stranger());
    const { data: initCode } = await factory.getDeployTransaction(authority, seats, charter, 0, true);
    successor = (await published(network, { initCode, name: "committee-2" })).target;
  });

  /** Two days before the succession an officer freezes its contract, which is a known one like any other. */
  const frozenBefore = async () => {
    const decision = await call(network.suite.authority, "succeed", [successor]);
    const proposal = await ready(network, [decision]);
    const order = await freeze(network, contractSubject(successor), { direction: Direction.both, duration: 72 * HOUR });
    await execute(network, proposal);
    return order;
  };
  const officerReaches = async () => isAllowed(network, { from: network.address("bank-a.operator"), to: successor });
  const frozenUntil = async () => ((await network.suite.standing.targetOf(successor)) >> 48n) & (2n ** 40n - 1n);

  it("the succession ends its effect", async () => {
    await frozenBefore();
    expect(await frozenUntil()).to.equal(0n);
    expect(await officerReaches()).to.equal(true);
  });

  it("a second officer who confirms it stops nobody", async () => {
    const order = await frozenBefore();
    await network.suite.freezeOrders.connect(network.as(SECOND)).confirm(order);
    expect(await frozenUntil()).to.equal(0n);
    expect(await officerReaches()).to.equal(true);
  });

  it("it is lifted like any other, and no new one is placed", async () => {
    const order = await frozenBefore();
    for (const officer of [FIRST, SECOND]) await network.suite.freezeOrders.connect(network.as(officer)).lift(order);
    expect(await network.suite.freezeOrders.liveOrdersOf(contractSubject(successor))).to.have.lengthOf(0);
    expect(await officerReaches()).to.equal(true);
  });
});
