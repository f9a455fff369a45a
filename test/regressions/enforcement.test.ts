import { expect } from "chai";
import { encodeBytes32String } from "ethers";
import { HOUR } from "../fixtures/acts.ts";
import { accountSubject } from "../../lib/regulator/subject.ts";
import { EVIDENCE, REASON } from "../fixtures/reasons.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { isAllowed, noticeOf, reaches } from "../fixtures/question.ts";
import { deployConstant } from "./helpers/constant.ts";
import { placement } from "../fixtures/placement.ts";

const RULES = encodeBytes32String("rules");

describe("W19: governance that is off, and freezes without effect", () => {
  let network: TestNetwork;
  beforeEach(async () => void (network = await founded()));

  it("is on from the hand-over, without a switch: a stranger is refused", async () => {
    expect(
      await isAllowed(network, { from: network.stranger().address, to: await noticeOf(network).getAddress() }),
    ).to.equal(false);
    expect(await reaches(network, "bank-b.participant", noticeOf(network))).to.equal(true);
  });

  it("refuses a frozen account from the block of its freeze on", async () => {
    const { freezeOrders } = network.suite;
    const subject = network.address("bank-b.participant");
    await freezeOrders.connect(network.as("regulator.officer-1")).freeze(placement(subject, 1, HOUR, REASON, EVIDENCE));
    expect(await reaches(network, "bank-b.participant", noticeOf(network))).to.equal(false);
  });

  it("refuses an account from the block of its suspension on", async () => {
    const subject = network.address("bank-b.participant");
    await network.suite.accounts.connect(network.as("bank-b.admin")).suspendOwn(subject);
    expect(await reaches(network, "bank-b.participant", noticeOf(network))).to.equal(false);
  });

  it("refuses a freeze that would have no effect, in place of recording it", async () => {
    const { freezeOrders, committee } = network.suite;
    const freezing = freezeOrders.connect(network.as("regulator.officer-1"));
    for (const address of [network.stranger().address, await committee.getAddress()]) {
      const { kind, id, asset } = accountSubject(address);
      await expect(freezing.freeze(placement(address, 1, HOUR, REASON, EVIDENCE)))
        .to.be.revertedWithCustomError(freezeOrders, "FreezeSubjectUnfit")
        .withArgs([kind, id, asset]);
    }
  });

  it("refuses to be switched off by a decision that removes the rules", async () => {
    const { accountIngress } = network.suite;
    const removal = decide(network, [await call(accountIngress, "removeContract", [RULES])]);
    await expect(removal).to.be.revertedWithCustomError(accountIngress, "IngressKeyLocked").withArgs(RULES);
  });

  it("refuses to be switched off by rules that allow everybody", async () => {
    const { accountIngress } = network.suite;
    const lenient = await deployConstant(network, 1);
    const repointing = decide(network, [await call(accountIngress, "setContractAddress", [RULES, lenient])]);
    await expect(repointing).to.be.revertedWithCustomError(accountIngress, "IngressCandidateUnfit");
    expect(
      await isAllowed(network, { from: network.stranger().address, to: await noticeOf(network).getAddress() }),
    ).to.equal(false);
  });
});
