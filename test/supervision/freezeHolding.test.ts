import { expect } from "chai";
import { MaxUint256, ZeroAddress, ZeroHash, toBeHex } from "ethers";
import { holdingSubject } from "../../lib/regulator/subject.ts";
import { freeze } from "../fixtures/acts.ts";
import { Direction, Office } from "../fixtures/enums.ts";
import type { Founded } from "../fixtures/given.ts";
import { noticeOf } from "../fixtures/question.ts";
import { changeOfficers, officerChange } from "../fixtures/regulators.ts";
import { HOLDER, RECEIVER, assets } from "./helpers/assets.ts";
import { itLapsesToTheSecond, itRefusesPlacements, itRefusesSubjects } from "./helpers/placing.ts";
import { SUBJECTS, type SubjectOf } from "./helpers/subjects.ts";

/** Holdings of the sample's known target. */
function heldBy(account: (network: Founded) => string | Promise<string>): SubjectOf {
  return async (network) => holdingSubject(await account(network), await noticeOf(network).getAddress());
}

/** What the holder has of something. */
function holdingOf(asset: (network: Founded) => string): SubjectOf {
  return (network) => holdingSubject(network.address(HOLDER), asset(network));
}

const sound: SubjectOf = heldBy((network) => network.address(HOLDER));

describe("supervision: freeze an account's holding of an asset", () => {
  describe("whose, of which", () => {
    for (const name of ["bank-a.seat", "auditor.inspector", HOLDER]) {
      it(`accepts ${name}'s`, async () => {
        const { network, asset } = await assets();
        await freeze(network, holdingSubject(network.address(name), asset.address));
        const [amount] = await network.suite.standing.frozenOf(asset.address, network.address(name));
        expect(amount).to.equal(MaxUint256);
      });
    }

    itRefusesSubjects({
      "an outsider's": heldBy((network) => network.stranger().address),
      "that of the zero address": heldBy(() => ZeroAddress),
      "an officer's": heldBy((network) => network.address("regulator.officer-2")),
      "that of a regulator's Sentinel": heldBy(async (network) => {
        const add = network.stranger(1);
        await changeOfficers(network, await officerChange(network, { add, office: Office.sentinel }));
        return add.address;
      }),
      "that of an address with a bit too many": async (network) => {
        const { kind, id, asset } = await sound(network);
        return { kind, id: toBeHex(BigInt(id) | (1n << 160n), 32), asset };
      },
      "one of no asset": holdingOf(() => ZeroAddress),
      "one of an address that nobody knows": holdingOf((network) => network.stranger().address),
      "one of an account": holdingOf((network) => network.address(RECEIVER)),
      "one of the Committee": holdingOf(({ record }) => record.contracts.Committee?.address ?? ""),
      "one of FreezeOrders": holdingOf(({ record }) => record.contracts.FreezeOrders?.address ?? ""),
    });
  });

  describe("what an order must say", () => {
    itRefusesPlacements(sound, {
      "without direction": { direction: Direction.none },
      "without reason": { reason: ZeroHash },
      "without evidence": { evidence: ZeroHash },
      "an amount of what may not be received": { direction: Direction.receive, amount: 1n },
      "an amount for both": { direction: Direction.both, amount: 1n },
    });
  });

  it("for send without an amount: nothing may be sent, and everything received", async () => {
    const { network, asset, holder, subject, frozen } = await assets();
    await freeze(network, subject);
    expect(await frozen()).to.deep.equal([MaxUint256, false]);
    expect(await asset.freeOf(holder)).to.equal(0);
    expect(await asset.canReceive(holder)).to.be.true;
  });

  it("for receive: nothing may be received, and everything sent", async () => {
    const { network, asset, holder, subject, frozen, send } = await assets();
    await freeze(network, subject, { direction: Direction.receive });
    expect(await frozen()).to.deep.equal([0n, true]);
    expect(await asset.canReceive(holder)).to.be.false;
    await send(100n);
  });

  it("for both: neither", async () => {
    const { network, asset, holder, subject, frozen } = await assets();
    await freeze(network, subject, { direction: Direction.both });
    expect(await frozen()).to.deep.equal([MaxUint256, true]);
    expect([await asset.freeOf(holder), await asset.canReceive(holder)]).to.deep.equal([0n, false]);
  });

  describe("what it leaves as it is", () => {
    it("the account: its transactions, its office, what it holds of other assets", async () => {
      const { network, holder, subject } = await assets();
      await freeze(network, subject, { direction: Direction.both });
      const { standing } = network.suite;
      expect(await standing.officeOf(holder)).to.equal(Office.participant);
      const other = await noticeOf(network).getAddress();
      expect([...(await standing.frozenOf(other, holder))]).to.deep.equal([0n, false]);
    });

    it("what others hold of the asset", async () => {
      const { network, asset, receiver, subject } = await assets();
      await freeze(network, subject, { direction: Direction.both });
      expect([...(await network.suite.standing.frozenOf(asset.address, receiver))]).to.deep.equal([0n, false]);
    });
  });

  it("comes on top of an order on the account, of which frozenOf says nothing", async () => {
    const { network, asset, holder, frozen } = await assets();
    await freeze(network, holder, { direction: Direction.both });
    expect(await frozen()).to.deep.equal([0n, false]);
    expect([await asset.freeOf(holder), await asset.canReceive(holder)]).to.deep.equal([0n, false]);
  });

  it("is another subject than the account and the asset themselves: an order on each may live", async () => {
    const { network, subject } = await assets();
    const subjects = [await SUBJECTS["an account"]?.(network), await SUBJECTS["a contract"]?.(network), subject];
    for (const each of subjects) if (each !== undefined) await freeze(network, each, { direction: Direction.both });
    expect(await network.suite.freezeOrders.count()).to.equal(3);
  });

  describe("lapse", () => {
    itLapsesToTheSecond(sound);
  });
});
