import { expect } from "chai";
import { network } from "hardhat";
import { keccak256, toUtf8Bytes } from "ethers";
import { execute } from "../../lib/committee/execute.ts";
import { propose } from "../../lib/committee/propose.ts";
import { showProposal } from "../../lib/committee/show.ts";
import { vote } from "../../lib/committee/vote.ts";
import { confirm, lift } from "../../lib/regulator/act.ts";
import { freeze } from "../../lib/regulator/freeze.ts";
import { veto } from "../../lib/regulator/veto.ts";
import { listOrders } from "../../lib/regulator/orders.ts";
import { type DeskNetwork, deskNetwork } from "../fixtures/desk.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();
const HOUR = 3_600;
const EVIDENCE = keccak256(toUtf8Bytes("case 7"));
const TERMS = { subject: "bank-c.issuer", direction: "send", duration: 24 * HOUR, reason: "AML-3", evidence: EVIDENCE };

describe("tasks: regulator", () => {
  let live: DeskNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(deskNetwork);
  });

  const officer = (number: number) => live.actor(`regulator.officer-${number}`);

  describe("freeze", () => {
    it("should freeze in the direction asked for, with reason and evidence", async () => {
      const { data, text } = await freeze(live.desk, officer(1), TERMS);
      expect(data).to.include({ order: 1, direction: "Send", status: "Provisional", live: true, reasonCode: "AML-3" });
      expect(data.evidenceHash).to.equal(EVIDENCE);
      expect(text).to.match(/Order 1: bank-c\.issuer is frozen \(send\) for 1d, lapses .* \(in 1d\)/);
    });

    it("should hash the file that is given as evidence", async () => {
      const { data } = await freeze(live.desk, officer(1), { ...TERMS, evidence: "package.json" });
      expect(data.evidenceHash).to.match(/^0x[0-9a-f]{64}$/);
    });

    for (const [what, terms, line] of [
      ["an unknown direction", { direction: "sending" }, /direction "sending" is unknown: did you mean Send/],
      ["an unknown account", { subject: "bank-c.isuer" }, /did you mean bank-c.issuer/],
      ["evidence that is neither file nor hash", { evidence: "nothing" }, /There is no evidence "nothing"/],
      ["a reason that does not fit", { reason: "x".repeat(32) }, /has 32 bytes: write 1 to 31/],
      ["more than 72 hours", { duration: 73 * HOUR }, /an officer freezes for 1s to 3d, not 3d 1h/],
      ["a regulator's account", { subject: "regulator.officer-2" }, /cannot be frozen.*\[FreezeSubjectUnfit\]/],
    ] as const) {
      it(`should refuse ${what}`, async () => {
        expect(await refusal(freeze(live.desk, officer(1), { ...TERMS, ...terms }))).to.match(line);
      });
    }

    it("should refuse who is no officer", async () => {
      const line = await refusal(freeze(live.desk, live.actor("bank-a.operator"), TERMS));
      expect(line).to.match(/bank-a\.operator .* may not call this: act in the office that may/);
    });

    it("should lapse by itself", async () => {
      await freeze(live.desk, officer(1), TERMS);
      await live.advance(24 * HOUR);
      expect((await listOrders(live.desk)).text).to.equal(
        "No freeze order is live; 1 ended, see `regulator orders --all`.",
      );
      expect((await listOrders(live.desk, { all: true })).text).to.match(/Lapsed +lapsed /);
    });
  });

  describe("confirm", () => {
    it("should let a second officer make it last", async () => {
      await freeze(live.desk, officer(1), TERMS);
      const { data } = await confirm(live.desk, officer(2), 1);
      expect(data).to.include({ status: "Confirmed", until: undefined, live: true });
    });

    it("should refuse the officer who placed it", async () => {
      await freeze(live.desk, officer(1), TERMS);
      expect(await refusal(confirm(live.desk, officer(1), 1))).to.match(/order 1 needs a second officer/);
    });

    it("should refuse an order that never was", async () => {
      expect(await refusal(confirm(live.desk, officer(1), 4))).to.match(/There is no freeze order 4/);
    });
  });

  describe("lift", () => {
    it("should ask first and lift second", async () => {
      await freeze(live.desk, officer(1), TERMS);
      expect((await lift(live.desk, officer(1), 1)).text).to.match(/asks to lift order 1\.\nnext {2}a second officer/);
      const { data } = await lift(live.desk, officer(2), 1);
      expect(data).to.include({ status: "Lifted", live: false });
    });
  });

  describe("veto", () => {
    const queued = async (): Promise<number> => {
      const calls = [{ call: "Organizations.setAccountCap", args: ["bank-c", 7] }];
      const { data } = await propose(live.desk, live.actor("bank-a.seat"), { calls });
      for (const seat of ["bank-a.seat", "bank-b.seat", "csd.seat"]) {
        await vote(live.desk, live.actor(seat), { proposal: data.proposal, support: "for" });
      }
      await execute(live.desk, live.actor("bank-a.seat"), data.proposal);
      return data.proposal;
    };

    it("should stop a queued decision and say so for ever", async () => {
      const proposal = await queued();
      const { data } = await veto(live.desk, officer(1), { proposal, reason: "LAW-12", evidence: EVIDENCE });
      expect(data.state).to.equal("Canceled");
      const { next } = (await showProposal(live.desk, proposal)).data;
      expect(next).to.equal("vetoed by regulator.officer-1, reason LAW-12");
    });

    it("should refuse who is no officer", async () => {
      const proposal = await queued();
      const line = await refusal(
        veto(live.desk, live.actor("bank-b.seat"), { proposal, reason: "LAW-12", evidence: EVIDENCE }),
      );
      expect(line).to.match(/bank-b\.seat .* may not veto like this/);
    });

    it("should refuse a proposal that is not queued", async () => {
      const calls = [{ call: "Organizations.suspend", args: ["bank-c"] }];
      const { proposal } = (await propose(live.desk, live.actor("bank-a.seat"), { calls })).data;
      const line = await refusal(veto(live.desk, officer(1), { proposal, reason: "LAW-12", evidence: EVIDENCE }));
      expect(line).to.match(/proposal 1 is Active, which does not allow this/);
    });
  });
});
