import { expect } from "chai";
import { DAY } from "../../fixtures/acts.ts";
import {
  call,
  decide,
  execute as executeDecision,
  propose,
  queued,
  Support,
  State,
  vote,
} from "../../fixtures/decisions.ts";
import {
  FIRST,
  HOLDER,
  MIN_DELAY,
  SECOND,
  attest,
  deciding,
  draftOf,
  execute,
  standingOf,
} from "../../fixtures/directives.ts";
import { consenting } from "../../fixtures/enrolment.ts";
import { DirectiveKind, DirectiveStatus, Office } from "../../fixtures/enums.ts";
import { expectRefusal, expectState } from "../../fixtures/expectations.ts";
import { moveTo, now } from "../../fixtures/given.ts";
import type { Founded } from "../../fixtures/given.ts";
import { REASON } from "../../fixtures/reasons.ts";
import { addRegulator, officerChange, requestChange } from "../../fixtures/regulators.ts";
import { foundedAt } from "./helpers/stages.ts";

/** That long after, nobody gets the directive executed, and the holder has what he had. */
async function expectUntouched(network: Awaited<ReturnType<typeof foundedAt>>, status: bigint): Promise<void> {
  await moveTo(network, (await now(network)) + MIN_DELAY);
  await expectRefusal(execute(network), network.directives, "DirectiveUnexpectedStatus", [1, status]);
  expect(await network.asset.balanceOf(network.address(HOLDER))).to.equal(1_000n);
}

async function expectUnauthorized(network: Founded, attempt: Promise<unknown>, account: string): Promise<void> {
  await expectRefusal(attempt, network.suite.accounts, "AccessManagedUnauthorized", [account]);
}

describe("supervision: nobody gets a directive executed alone", () => {
  it("both officers of a regulator: need the committee", async () => {
    const network = await foundedAt("endorsed");
    const hash = await network.directives.draftHashOf(1);
    for (const name of [FIRST, SECOND]) {
      const directives = network.directives.connect(network.as(name));
      await expectUnauthorized(network, directives.approveByDecision(1, hash), network.address(name));
      await expectUnauthorized(network, directives.approveAgainstObjection(1, hash, REASON), network.address(name));
    }
    await expectUntouched(network, DirectiveStatus.endorsed);
  });

  it("one officer and the whole committee: need the second officer", async () => {
    const network = await foundedAt("drafted");
    const decision = await queued(network, [await deciding(network, "approveByDecision")]);
    await moveTo(network, (await now(network)) + DAY);
    const attempt = executeDecision(network, decision);
    await expectRefusal(attempt, network.directives, "DirectiveUnexpectedStatus", [1, DirectiveStatus.drafted]);
    await expectUntouched(network, DirectiveStatus.drafted);
  });

  it("one officer with a second key: the key is no officer's until a colleague says so", async () => {
    const network = await foundedAt("drafted");
    const key = network.stranger(1);
    await requestChange(network, await officerChange(network, { add: key }));
    await expectUnauthorized(network, network.directives.connect(key).endorse(1), key.address);
    await expectUntouched(network, DirectiveStatus.drafted);
  });

  it("one officer of each of two regulators: neither endorses the other's", async () => {
    const network = await foundedAt("drafted");
    await addRegulator(network, network.stranger(1));
    const attempt = network.directives.connect(network.stranger(1)).endorse(1);
    await expectRefusal(attempt, network.directives, "DirectiveOfAnother", [1, network.orgId("regulator")]);
    await expectUntouched(network, DirectiveStatus.drafted);
  });

  it("both officers and the heaviest seat: need other groups", async () => {
    const network = await foundedAt("endorsed");
    const proposal = await propose(network, [await deciding(network, "approveByDecision")]);
    await vote(network, proposal, Support.for, ["bank-a.seat"]);
    await moveTo(network, (await now(network)) + 4 * DAY);
    await expectState(network, proposal, State.defeated);
    await expectUntouched(network, DirectiveStatus.endorsed);
  });

  it("both officers and the two seats of one group: need other groups", async () => {
    const network = await foundedAt("endorsed");
    const proposal = await propose(network, [await deciding(network, "approveByDecision")], "bank-c.seat");
    await vote(network, proposal, Support.for, ["bank-c.seat", "bank-d.seat"]);
    await moveTo(network, (await now(network)) + 4 * DAY);
    await expectState(network, proposal, State.defeated);
    await expectUntouched(network, DirectiveStatus.endorsed);
  });

  it("a quorum against an objection: an Operation's does not do", async () => {
    const network = await foundedAt("objected");
    const proposal = await propose(network, [await deciding(network, "approveAgainstObjection")]);
    await vote(network, proposal, Support.for, ["bank-a.seat", "bank-b.seat", "bank-c.seat"]);
    await expectState(network, proposal, State.active);
    await moveTo(network, (await now(network)) + 8 * DAY);
    await expectState(network, proposal, State.defeated);
    await expectUntouched(network, DirectiveStatus.objected);
  });

  it("the committee with a key of its own: needs a regulator's draft", async () => {
    const network = await foundedAt("drafted");
    const { committee } = network.suite;
    const own = await call(network.directives, "draft", [await draftOf(network, { amount: 5n })]);
    const attempt = committee.connect(network.as("bank-a.seat")).propose([own.target], [0], [own.data], "a draft");
    await expectRefusal(attempt, committee, "CommitteeCallRefused", [0, own.target, own.data.slice(0, 10)]);
  });

  it("an award, by a second inspector of the same arbiter: is attested once, for one organization", async () => {
    const network = await foundedAt("drafted", { kind: DirectiveKind.award });
    const key = network.stranger(5);
    const args = await consenting(network, key, "auditor", Office.inspector);
    await decide(network, [await call(network.suite.accounts, "enrol", args)]);
    await network.directives.connect(key).attest(1);
    await attest(network);
    expect(await standingOf(network)).to.equal(DirectiveStatus.drafted);
    await expectUntouched(network, DirectiveStatus.drafted);
  });
});
