import { expect } from "chai";
import { id } from "ethers";
import { network } from "hardhat";
import { actorWith } from "../../lib/actor.ts";
import { resumeAsset } from "../../lib/asset/resume.ts";
import { type SuspensionTerms, suspendAsset } from "../../lib/asset/suspend.ts";
import { showProposal } from "../../lib/committee/show.ts";
import { contractSubject } from "../../lib/regulator/subject.ts";
import { DAY, HOUR, enrol } from "../fixtures/acts.ts";
import { HOLDER, drafted, stateOf, transfer } from "../fixtures/assets.ts";
import { AssetState, Direction, Office } from "../fixtures/enums.ts";
import { freezeByDecision } from "../fixtures/orders.ts";
import { everyoneBut, keyOf } from "../fixtures/people.ts";
import { placement } from "../fixtures/placement.ts";
import { addRegulator } from "../fixtures/regulators.ts";
import { type AssetNetwork, actedSchema, assetNetwork } from "./helpers/assets.ts";
import { documentOf } from "./helpers/document.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();
const TERMS = { asset: "BC27", reason: "AML-3", evidence: id("case 7") };
const [FIRST, SECOND, SEAT] = ["regulator.officer-1", "regulator.officer-2", "bank-a.seat"] as const;

describe("tasks: asset suspend and resume", () => {
  let live: AssetNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(assetNetwork);
  });

  const actorOf = (name: string) => actorWith(live.desk, keyOf(live, name));
  const suspend = async (as: string = FIRST, terms: Partial<SuspensionTerms> = {}) => {
    const report = await suspendAsset(live.desk, actorOf(as), { ...TERMS, ...terms });
    return { ...actedSchema.parse(documentOf(report)), text: report.text };
  };
  const resume = async (as: string) => {
    const report = await resumeAsset(live.desk, actorOf(as), "BC27");
    return { ...actedSchema.parse(documentOf(report)), text: report.text };
  };
  const state = () => stateOf(live.asset);

  describe("suspend as an officer", () => {
    it("should stop the token at once, for 72 hours, and say who makes it last and who ends it", async () => {
      const { did, order, state: told, text } = await suspend();
      expect([did, order, told]).to.deep.equal(["suspended", 1, "Suspended"]);
      expect(text).to.match(
        /^asset 1 \(BC27\) is Suspended by order 1 for 3d, lapses .* UTC \(in 3d\)\.\nnext {2}a second officer makes it last: `regulator confirm 1 --as OFFICER`\n {6}it ends before: `asset resume 1 --as OFFICER`$/,
      );
      await expect(transfer(live, live.asset, HOLDER, live.address("bank-b.participant"), 1n)).to.revert(live.ethers);
    });

    it("should end by itself", async () => {
      await suspend(FIRST, { duration: HOUR });
      expect(await state()).to.equal(AssetState.suspended);
      await live.advance(HOUR);
      expect(await state()).to.equal(AssetState.effective);
    });

    it("should suspend a maturing asset too", async () => {
      await live.advance(366 * DAY);
      expect((await suspend()).state).to.equal("Suspended");
    });

    it("should refuse for good and for longer than 72 hours", async () => {
      expect(await refusal(suspend(FIRST, { duration: "good" }))).to.match(
        /^An officer freezes for at most 3d, not for good/,
      );
      expect(await refusal(suspend(FIRST, { duration: 3 * DAY + 1 }))).to.match(/an officer freezes for 1s to 3d/);
    });

    it("should refuse twice", async () => {
      await suspend();
      expect(await refusal(suspend(SECOND))).to.match(
        /order 1 of the same placer is live on this subject and shares a direction/,
      );
    });
  });

  describe("suspend as a seat", () => {
    it("should propose it for good unless said, of Emergency class", async () => {
      const { did, proposal = 0, state: told, text } = await suspend(SEAT);
      expect([did, told]).to.deep.equal(["proposed", "Effective"]);
      expect(text).to.match(/^bank-a\.seat proposes it to the committee\.\nProposal 1 is open: /);
      expect((await showProposal(live.desk, proposal)).data.class).to.equal("Emergency");
      await live.carry(proposal);
      expect(await state()).to.equal(AssetState.suspended);
      await live.advance(300 * DAY);
      expect(await state()).to.equal(AssetState.suspended);
    });

    it("should propose it for a time that is said", async () => {
      await live.carry((await suspend(SEAT, { duration: 10 * DAY })).proposal ?? 0);
      await live.advance(11 * DAY);
      expect(await state()).to.equal(AssetState.effective);
    });
  });

  describe("suspend", () => {
    for (const name of everyoneBut("seat", "officer", "outsider", "founder")) {
      it(`should refuse ${name}`, async () => {
        expect(await refusal(suspend(name))).to.match(
          new RegExp(`^${name} \\(\\w+ of [\\w-]+\\) may not freeze: an officer of a regulator does, or a Seat`),
        );
      });
    }

    it("should refuse what is not in force", async () => {
      await drafted(live, { symbol: "NEXT" });
      expect(await refusal(suspend(FIRST, { asset: "NEXT" }))).to.equal(
        "Only what is in force is suspended; asset 2 (NEXT) is Draft: its issuer releases it for inspection with `asset prerelease 2`, see `asset show 2`.",
      );
    });
  });

  describe("resume as an officer", () => {
    it("should ask first, and lift as a second one", async () => {
      await suspend();
      const asked = await resume(FIRST);
      expect([asked.did, asked.order, asked.state]).to.deep.equal(["requested", 1, "Suspended"]);
      expect(asked.text).to.equal(
        "regulator.officer-1 asks to lift order 1.\nnext  a second officer lifts it: `asset resume 1 --as OFFICER`",
      );
      expect(await refusal(resume(FIRST))).to.match(
        /order 1 needs a second officer, another than regulator\.officer-1/,
      );
      const lifted = await resume(SECOND);
      expect([lifted.did, lifted.state]).to.deep.equal(["resumed", "Effective"]);
      expect(lifted.text).to.equal("Order 1 is lifted: asset 1 (BC27) is Effective again.");
    });

    it("should come back where time has brought it", async () => {
      await suspend();
      await live.suite.freezeOrders.connect(live.as(SECOND)).confirm(1);
      await live.advance(366 * DAY);
      await resume(FIRST);
      expect((await resume(SECOND)).text).to.equal("Order 1 is lifted: asset 1 (BC27) is Maturing again.");
    });

    it("should say what suspends it still", async () => {
      await freezeByDecision(live, contractSubject(live.asset.address), { direction: Direction.both, duration: 0 });
      await suspend();
      await resume(FIRST);
      const { did, text } = await resume(SECOND);
      expect(did).to.equal("lifted");
      expect(text).to.equal("Order 2 is lifted: asset 1 (BC27) stays Suspended, order 1 of the committee does.");
      expect(await refusal(resume(FIRST))).to.equal(
        "regulator does not suspend asset 1 (BC27), order 1 of the committee does: its own officers lift an order, or the committee when a seat proposes it.",
      );
    });

    it("should refuse an officer of another regulator", async () => {
      const stranger = live.stranger(1);
      await addRegulator(live, stranger);
      await suspend();
      expect(await refusal(resumeAsset(live.desk, actorWith(live.desk, stranger), "1"))).to.match(
        /^organization 8 does not suspend asset 1 \(BC27\), order 1 of regulator does: /,
      );
    });
  });

  describe("resume as a seat", () => {
    it("should propose to lift every order at once", async () => {
      await freezeByDecision(live, contractSubject(live.asset.address), { direction: Direction.both, duration: 0 });
      await suspend();
      await live.suite.freezeOrders.connect(live.as(SECOND)).confirm(2);
      const { did, proposal = 0, order } = await resume(SEAT);
      expect([did, order]).to.deep.equal(["proposed", undefined]);
      const { data } = await showProposal(live.desk, proposal);
      expect([data.class, data.calls.length]).to.deep.equal(["Operation", 2]);
      await live.carry(proposal);
      expect(await state()).to.equal(AssetState.effective);
    });
  });

  describe("resume as a seat, beside an order that lapses before the decision", () => {
    const watch = async () => {
      await enrol(live, live.stranger(20), "bank-b", Office.sentinel);
      const order = placement(contractSubject(live.asset.address), Direction.both, 4 * HOUR);
      await live.suite.freezeOrders.connect(live.stranger(20)).freezeAsSentinel(order);
    };

    it("should leave that one out, which would fail the decision, and say so", async () => {
      await freezeByDecision(live, contractSubject(live.asset.address), { direction: Direction.both, duration: 0 });
      await watch();
      const { order, proposal = 0, text } = await resume(SEAT);
      expect(order).to.equal(1);
      expect(text).to.match(/\nbesides {2}order 2 of bank-b lapses /);
      await live.carry(proposal);
      expect(await state()).to.equal(AssetState.effective);
    });

    it("should refuse where it is the only one", async () => {
      await watch();
      expect(await refusal(resume(SEAT))).to.match(
        /^No decision ends the suspension of asset 1 \(BC27\) before it ends by itself: order 1 of bank-b lapses /,
      );
    });
  });

  describe("resume", () => {
    for (const name of everyoneBut("seat", "officer", "outsider", "founder")) {
      it(`should refuse ${name}`, async () => {
        await suspend();
        expect(await refusal(resume(name))).to.match(
          /may not resume asset 1 \(BC27\): an officer of the regulator that suspended it does, or a Seat account proposes it\.$/,
        );
      });
    }

    it("should refuse what no order stops", async () => {
      expect(await refusal(resume(FIRST))).to.equal(
        "No order stops its token; asset 1 (BC27) is Effective: it is in force until its maturity, see `asset show 1`.",
      );
    });
  });
});
