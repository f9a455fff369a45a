import { expect } from "chai";
import { execute, ready } from "../fixtures/decisions.ts";
import { founded } from "../fixtures/founded.ts";
import type { Founded } from "../fixtures/given.ts";
import { object } from "../fixtures/objections.ts";
import { type Rotation, consenting, rotation, start } from "../fixtures/recovery.ts";

describe("attack: have the committee consent before the old key objects, and execute that afterwards", () => {
  let network: Founded;
  let of: Rotation;
  let startedAt: number;

  beforeEach(async () => {
    network = await founded();
    of = rotation(network);
    startedAt = await start(network, of);
  });

  const consentedAt = async () => (await network.suite.recovery.caseOf(of.account)).consentedAt;

  it("executed before the objection: the objection voids it", async () => {
    await execute(network, await ready(network, [await consenting(network, of)]));
    await object(network, of, startedAt);
    expect(await consentedAt()).to.equal(0);
  });

  it("executed after the objection: it is worth nothing, the committee never heard of the objection", async () => {
    const decision = await ready(network, [await consenting(network, of)]);
    await object(network, of, startedAt);
    await execute(network, decision).catch(() => undefined);
    expect(await consentedAt()).to.equal(0);
  });
});
