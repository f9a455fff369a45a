import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { suspendOrganization } from "../../fixtures/acts.ts";
import { call } from "../../fixtures/decisions.ts";
import { FAVOURED, FIRST, HOLDER, draftOf, etaOf, execute, standingOf } from "../../fixtures/directives.ts";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { moveTo, nextAt } from "../../fixtures/given.ts";
import { publishedAsset } from "../../fixtures/holdings.ts";
import { EVERYONE, keyOf } from "../../fixtures/people.ts";
import { decideOnRelease } from "../../fixtures/releases.ts";
import { contractSubject } from "../../../lib/regulator/subject.ts";
import { placement } from "../../fixtures/placement.ts";
import { Direction, DirectiveKind, DirectiveStatus } from "../../fixtures/enums.ts";
import { directiveAt, foundedAt, itRefusesAtOtherStages, itRefusesUnknown, passExecution } from "./helpers/stages.ts";
import { foundedWithTarget } from "./helpers/target.ts";

/** As foundedAt an approved one, in the second in which its delay is over. */
async function executable(said = {}) {
  const network = await foundedAt("approved", said);
  await moveTo(network, await etaOf(network));
  return network;
}

describe("supervision: execute a directive", () => {
  describe("who", () => {
    for (const caller of [...EVERYONE, HOLDER, FIRST]) {
      it(`takes it from ${caller}`, async () => {
        const network = await executable();
        await expect(execute(network, 1n, caller))
          .to.emit(network.directives, "DirectiveExecuted")
          .withArgs(1, network.asset.address, keyOf(network, caller).address);
        expect(await standingOf(network)).to.equal(DirectiveStatus.executed);
      });
    }
  });

  describe("exactly as drafted", () => {
    for (const kind of ["seizure", "correction", "award"] as const) {
      it(`a ${kind}: the amount goes from the one account to the other`, async () => {
        const network = await executable({ kind: DirectiveKind[kind], amount: 123n });
        await execute(network);
        const { balanceOf } = network.asset;
        expect(await balanceOf(network.address(HOLDER))).to.equal(877n);
        expect(await balanceOf(network.address(FAVOURED))).to.equal(123n);
      });
    }

    it("a redemption: the amount ends", async () => {
      const network = await executable({ kind: DirectiveKind.redemption, amount: 123n });
      await expect(execute(network))
        .to.emit(network.asset.contract, "Moved")
        .withArgs(network.address(HOLDER), ZeroAddress, 123);
      expect(await network.asset.balanceOf(network.address(HOLDER))).to.equal(877n);
    });

    it("hands the target the number, whose officers drafted it, and what they drafted", async () => {
      const network = await foundedWithTarget();
      const { kind, from, to, amount } = await draftOf(network, { target: network.release.target });
      const words = [kind, network.orgId("regulator"), from, to, amount];
      await expect(execute(network)).to.emit(network.target, "CarriedOut").withArgs(1, words);
    });

    it("what it says is the same at every stage of its life", async () => {
      const network = await foundedAt("drafted");
      const said = { target: network.asset.address };
      const hash = await network.directives.draftHashOf(1);
      for (const stage of ["endorsed", "approved", "objected", "executed", "withdrawn"] as const) {
        const directive = await directiveAt(network, stage, said);
        expect(await network.directives.draftHashOf(directive)).to.equal(hash);
        const words = Object.values(await draftOf(network, said));
        expect([...(await network.directives.directiveOf(directive)).draft]).to.deep.equal(words);
      }
    });
  });

  describe("when", () => {
    itRefusesAtOtherStages(["approved"], async (network) => execute(network));
    itRefusesUnknown(execute);

    it("a second before the delay is over: refuses", async () => {
      const network = await foundedAt("approved");
      const eta = await etaOf(network);
      await nextAt(network, eta - 1n);
      await expectRefusal(execute(network), network.directives, "DirectiveUnmetDelay", [1, eta]);
    });

    it("in the second in which it is over: executes", async () => {
      const network = await foundedAt("approved");
      await nextAt(network, await etaOf(network));
      await execute(network);
      expect(await standingOf(network)).to.equal(DirectiveStatus.executed);
    });

    it("in the last second of the 30 days: executes", async () => {
      const network = await foundedAt("approved");
      await nextAt(network, (await etaOf(network)) + BigInt(30 * 86_400) - 1n);
      await execute(network);
      expect(await standingOf(network)).to.equal(DirectiveStatus.executed);
    });

    it("a second later: refuses, for it has lapsed", async () => {
      const network = await foundedAt("approved");
      await nextAt(network, (await etaOf(network)) + BigInt(30 * 86_400));
      await expectRefusal(execute(network), network.directives, "DirectiveUnexpectedStatus", [
        1,
        DirectiveStatus.lapsed,
      ]);
    });

    it("given it was executed: never again, however long after", async () => {
      const network = await executable();
      await execute(network);
      await passExecution(network);
      await expectRefusal(execute(network), network.directives, "DirectiveUnexpectedStatus", [
        1,
        DirectiveStatus.executed,
      ]);
      expect(await network.asset.balanceOf(network.address(FAVOURED))).to.equal(100n);
    });
  });

  describe("given the target calls back meanwhile", () => {
    const barred = (target: string) => [target];
    for (const [label, callBack, error, values] of [
      ["to have it executed again", "execute", "DirectiveUnexpectedStatus", () => [1, DirectiveStatus.executed]],
      ["to take it back", "withdraw", "AccessManagedUnauthorized", barred],
      ["to endorse it", "endorse", "AccessManagedUnauthorized", barred],
    ] as const) {
      it(`${label}: it is carried out once`, async () => {
        const network = await foundedWithTarget();
        const { directives, target } = network;
        await target.getFunction("setCallBack").send((await call(directives, callBack, [1])).data);
        const answer = directives.interface.encodeErrorResult(error, values(network.release.target));
        await expect(execute(network)).to.emit(target, "CalledBack").withArgs(false, answer);
        expect(await target.getFunction("carriedOut").staticCall(1)).to.equal(1);
        expect(await standingOf(network)).to.equal(DirectiveStatus.executed);
      });
    }

    it("to have another one executed whose delay runs: that one is not", async () => {
      const network = await foundedWithTarget();
      const { directives, release, target } = network;
      await directiveAt(network, "approved", { target: release.target });
      await target.getFunction("setCallBack").send((await call(directives, "execute", [2])).data);
      await execute(network);
      expect(await standingOf(network, 2n)).to.equal(DirectiveStatus.approved);
      expect(await target.getFunction("carriedOut").staticCall(2)).to.equal(0);
    });
  });

  describe("given the target refuses", () => {
    it("stays approved, and is executed once it no longer does", async () => {
      const network = await foundedWithTarget();
      const { target } = network;
      await target.getFunction("setShut").send(true);
      await expectRefusal(execute(network), target, "TargetShut", [1]);
      expect(await standingOf(network)).to.equal(DirectiveStatus.approved);
      await target.getFunction("setShut").send(false);
      await execute(network);
      expect(await standingOf(network)).to.equal(DirectiveStatus.executed);
    });

    it("for want of gas: stays approved", async () => {
      const network = await executable();
      const attempt = network.directives.connect(network.stranger()).execute(1, { gasLimit: 60_000 });
      await expect(attempt).to.be.revertedWithoutReason(network.ethers);
      expect(await standingOf(network)).to.equal(DirectiveStatus.approved);
    });

    it("for want of a holding: stays approved, and is executed once there is one", async () => {
      const network = await executable({ amount: 1_001n });
      const values = [network.address(HOLDER), 1_000, 1_001];
      await expectRefusal(execute(network), network.asset.contract, "HoldingTooSmall", values);
      await network.asset.mint(network.address(HOLDER), 1n);
      await execute(network);
      expect(await network.asset.balanceOf(network.address(FAVOURED))).to.equal(1_001n);
    });
  });

  describe("given the target is barred: enforcement goes on", () => {
    it("suspended", async () => {
      const network = await foundedWithTarget();
      await decideOnRelease(network, "suspend", network.release);
      await execute(network);
      expect(await standingOf(network)).to.equal(DirectiveStatus.executed);
    });

    it("retired", async () => {
      const network = await foundedWithTarget();
      for (const act of ["suspend", "retire"]) await decideOnRelease(network, act, network.release);
      await execute(network);
      expect(await standingOf(network)).to.equal(DirectiveStatus.executed);
    });

    it("frozen by an order", async () => {
      const network = await executable();
      const order = placement(contractSubject(network.asset.address), Direction.both, 3_600);
      await network.suite.freezeOrders.connect(network.as(FIRST)).freeze(order);
      await execute(network);
      expect(await network.asset.balanceOf(network.address(FAVOURED))).to.equal(100n);
    });

    it("while the holder's organization is suspended", async () => {
      const network = await executable();
      await suspendOrganization(network, "bank-a");
      await execute(network);
      expect(await network.asset.balanceOf(network.address(FAVOURED))).to.equal(100n);
    });
  });

  it("one of two about the same holding leaves the other as it is", async () => {
    const network = await executable();
    await directiveAt(network, "approved", { target: network.asset.address });
    await execute(network);
    expect(await standingOf(network, 2n)).to.equal(DirectiveStatus.approved);
    const other = await publishedAsset(network, "other");
    expect(await other.balanceOf(network.address(FAVOURED))).to.equal(0n);
  });
});
