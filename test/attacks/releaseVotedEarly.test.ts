import { expect } from "chai";
import { keccak256 } from "ethers";
import { execute, ready } from "../fixtures/decisions.ts";
import { ReleaseStatus } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/given.ts";
import {
  IDLE,
  type TestRelease,
  approveAsSeat,
  leaving,
  listDevelopers,
  onRelease,
  publish,
  statusOf,
  submit,
} from "../fixtures/releases.ts";

/** The number that the next submission gets, which everybody knows before. */
const NEXT = 1n;
/** Code that nobody was shown. */
const OTHER = leaving("0x01");

describe("attack: submit other code under a number that was voted on before", () => {
  for (const [fragment, factory] of [
    ["approve", false],
    ["approveUnscanned", true],
  ] as const) {
    it(`approves nothing else, by ${fragment}`, async () => {
      const network = await founded();
      const { releases } = network.suite;
      const proposal = await ready(network, [await onRelease(network, fragment, { id: NEXT, initCode: IDLE })]);
      const release = await submit(network, { initCode: OTHER, factory });
      const values = [NEXT, keccak256(OTHER), keccak256(IDLE)];
      await expectRefusal(execute(network, proposal), releases, "ReleaseOtherCode", values);
      expect(await statusOf(network, release)).to.equal(ReleaseStatus.submitted);
      await expectRefusal(publish(network, release), releases, "ReleaseUnexpectedStatus", [
        NEXT,
        ReleaseStatus.submitted,
      ]);
    });
  }

  it("approves nothing of the code that was voted on where another developer came first", async () => {
    const network = await founded();
    const { releases } = network.suite;
    const proposal = await ready(network, [await onRelease(network, "approve", { id: NEXT, initCode: IDLE })]);
    await submit(network, { initCode: OTHER });
    const meant: TestRelease = await submit(network, { initCode: IDLE });
    await expectRefusal(execute(network, proposal), releases, "ReleaseOtherCode", [
      NEXT,
      keccak256(OTHER),
      keccak256(IDLE),
    ]);
    expect(await statusOf(network, meant)).to.equal(ReleaseStatus.submitted);
  });

  it("does not help against one seat either, whose transaction waits while the developer submits", async () => {
    const network = await founded();
    await listDevelopers(network);
    const release = await submit(network, { initCode: OTHER });
    const attempt = approveAsSeat(network, { id: NEXT, initCode: IDLE });
    const values = [NEXT, keccak256(OTHER), keccak256(IDLE)];
    await expectRefusal(attempt, network.suite.releases, "ReleaseOtherCode", values);
    expect(await statusOf(network, release)).to.equal(ReleaseStatus.submitted);
  });

  it("leaves a decision for the very code that is submitted later good", async () => {
    const network = await founded();
    const proposal = await ready(network, [await onRelease(network, "approve", { id: NEXT, initCode: IDLE })]);
    const release = await submit(network, { initCode: IDLE });
    await execute(network, proposal);
    expect(await statusOf(network, release)).to.equal(ReleaseStatus.approved);
  });
});
