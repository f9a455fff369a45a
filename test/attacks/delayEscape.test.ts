import { DAY, HOUR } from "../fixtures/acts.ts";
import { cap, classDelays, entry, suspension } from "../fixtures/calls.ts";
import { State, carry, decide, execute, override, passed, queue, queued, ready, veto } from "../fixtures/decisions.ts";
import type { Proposal } from "../fixtures/decisions.ts";
import { expectState, expectUnmetDelay } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";

const EMERGENCY = 4;
const DELAYS = [7 * DAY, 2 * DAY, DAY] as const;

describe("attack: free a call of its delay, so that what was queued runs before its eta", () => {
  let network: TestNetwork;
  beforeEach(async () => void (network = await founded()));

  /** That a queued decision, whose calls need no delay by themselves, waits so many seconds and then runs. */
  const expectWait = async (proposal: Proposal, seconds: number) => {
    const { time } = network.networkHelpers;
    await queue(network, proposal);
    const eta = (await time.latest()) + seconds;
    await time.setNextBlockTimestamp(eta - 1);
    await expectUnmetDelay(network, proposal);
    await expectState(network, proposal, State.queued);
    await time.setNextBlockTimestamp(eta);
    await execute(network, proposal);
  };

  it("re-classed to Emergency between success and queue, it waits the delay of the class that was voted", async () => {
    const made = await cap(network);
    const reclassing = await ready(network, [await entry(network, made, EMERGENCY)]);
    const proposal = await passed(network, [made]);
    await execute(network, reclassing);
    await expectWait(proposal, DAY);
  });

  it("its class being lowered to no delay, an override waits the Constitution delay all the same", async () => {
    await decide(network, [await classDelays(network, [...DELAYS, HOUR])]);
    const made = await suspension(network);
    await veto(network, await queued(network, [made]));
    await decide(network, [await classDelays(network, [...DELAYS, 0])]);
    await network.networkHelpers.time.increase(14 * DAY);
    const proposal = await override(network, [made]);
    await carry(network, proposal);
    await expectWait(proposal, 7 * DAY);
  });
});
