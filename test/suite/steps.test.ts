import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { network } from "hardhat";
import { devAcceptances } from "../../lib/account/acceptance/founding.ts";
import { type Founding, type FoundingProgress, foundSuite } from "../../lib/suite/found.ts";
import { planFounding } from "../../lib/suite/plan.ts";
import { creationSteps } from "../../lib/suite/steps.ts";
import { INGRESSES, SUITE } from "../../lib/suite/types.ts";
import { genesisChain } from "../fixtures/chain.ts";
import { refusalOf } from "../fixtures/refusal.ts";

const { networkHelpers, provider: rpc } = await network.create();

const STEPS = [...SUITE, "Notice", ...Object.keys(INGRESSES)];
const POWER_CUT = "power cut";
const DAY = 86_400;
const LONG_ENOUGH_TO_SEND_AGAIN = 300;

/** Founds until step `last` is done, from 1. */
async function interrupt(founding: Founding, last: number): Promise<void> {
  const onStep = ({ step }: FoundingProgress) => {
    if (step === last) throw new Error(POWER_CUT);
  };
  await foundSuite({ ...founding, onStep }).then(
    () => expect.fail("the founding was not interrupted"),
    (error: unknown) => expect(error).to.have.property("message", POWER_CUT),
  );
}

describe("the steps of a founding", () => {
  let undisturbed: unknown;

  before(async () => {
    undisturbed = await foundSuite(await networkHelpers.loadFixture(genesisChain));
  });

  describe("given no interruption", () => {
    it("reports every step once, in order", async () => {
      const founding = await networkHelpers.loadFixture(genesisChain);
      const steps: FoundingProgress[] = [];
      const record = await foundSuite({ ...founding, onStep: (step) => steps.push(step) });
      expect(steps.map(({ step, of }) => [step, of])).to.deep.equal(steps.map((_, index) => [index + 1, steps.length]));
      expect(steps.map(({ name }) => name)).to.deep.equal(Object.keys(record.contracts));
      expect(steps.every(({ earlier }) => !earlier)).to.equal(true);
    });
  });

  for (const [index, name] of STEPS.entries()) {
    describe(`given an interruption after step ${index + 1}, ${name}`, () => {
      it("continues there, and ends as if nothing had happened", async () => {
        const founding = await networkHelpers.loadFixture(genesisChain);
        await interrupt(founding, index + 1);
        const steps: FoundingProgress[] = [];
        const record = await foundSuite({ ...founding, onStep: (step) => steps.push(step) });
        expect(record).to.deep.equal(undisturbed);
        expect(steps.filter(({ earlier }) => earlier)).to.have.length(index + 1);
        expect(steps).to.have.length(STEPS.length);
      });
    });
  }

  describe("given a step that was sent and is still pending", () => {
    it("waits for it, and does not send it twice", async () => {
      const founding = await networkHelpers.loadFixture(genesisChain);
      await interrupt(founding, 1);
      await rpc.request({ method: "evm_setAutomine", params: [false] });
      const [, standing] = creationSteps(planFounding(founding.file, founding.acceptances));
      const lost = await founding.founder.sendTransaction({ data: standing?.data ?? "", gasLimit: 15_000_000 });
      const resumed = foundSuite(founding);
      await sleep(LONG_ENOUGH_TO_SEND_AGAIN);
      await networkHelpers.mine();
      await rpc.request({ method: "evm_setAutomine", params: [true] });
      expect((await resumed).contracts.Standing?.transaction).to.equal(lost.hash);
    });
  });

  describe("given acceptances that have expired meanwhile", () => {
    it("continues when their accounts are enrolled", async () => {
      const { networkHelpers: helpers, ...founding } = await networkHelpers.loadFixture(genesisChain);
      const acceptances = await devAcceptances(founding.file, (await helpers.time.latest()) + DAY);
      await interrupt({ ...founding, acceptances }, SUITE.indexOf("Accounts") + 1);
      await helpers.time.increase(2 * DAY);
      expect(await foundSuite({ ...founding, acceptances })).to.have.property("consortium", "bond-network");
    });

    it("is refused when they are not, and nothing is sent", async () => {
      const { networkHelpers: helpers, ...founding } = await networkHelpers.loadFixture(genesisChain);
      const acceptances = await devAcceptances(founding.file, (await helpers.time.latest()) + DAY);
      await interrupt({ ...founding, acceptances }, SUITE.indexOf("Accounts"));
      await helpers.time.increase(2 * DAY);
      expect(await refusalOf(foundSuite({ ...founding, acceptances }))).to.contain("bank-a.seat expired at");
      expect(await founding.founder.getNonce()).to.equal(SUITE.indexOf("Accounts"));
    });
  });

  describe("when a step would revert", () => {
    it("is not sent, so that the same command continues", async () => {
      const { networkHelpers: helpers, ...founding } = await networkHelpers.loadFixture(genesisChain);
      const now = await helpers.time.latest();
      const acceptances = await devAcceptances(founding.file, now);
      await helpers.time.setNextBlockTimestamp(now + DAY);
      const refusal = await refusalOf(foundSuite({ ...founding, acceptances }));
      expect(refusal).to.match(
        /^Step 4, Accounts, failed\. Refused: the acceptance of 0x.* ended at .*\[AcceptanceExpired\]\. The steps/,
      );
      expect(await founding.founder.getNonce()).to.equal(SUITE.indexOf("Accounts"));
      const renewed = await devAcceptances(founding.file, now + 2 * DAY);
      expect(await foundSuite({ ...founding, acceptances: renewed })).to.have.property("consortium", "bond-network");
    });
  });

  describe("when the file has changed since", () => {
    it("is refused, naming the first contract with other contents", async () => {
      const founding = await networkHelpers.loadFixture(genesisChain);
      await interrupt(founding, SUITE.indexOf("Charter") + 1);
      const { file } = founding;
      const classes = { ...file.classes, Network: { ...file.classes.Network, approval: 5_500 } };
      const refusal = await refusalOf(foundSuite({ ...founding, file: { ...file, classes } }));
      expect(refusal).to.match(/^Charter at 0x[0-9a-fA-F]{40} was founded from other contents/);
      expect(await founding.founder.getNonce()).to.equal(SUITE.indexOf("Charter") + 1);
    });
  });
});
