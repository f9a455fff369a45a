import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { contractSubject } from "../../lib/regulator/subject.ts";
import { DAY, HOUR, decideOn, enrol, freeze, suspendOrganization } from "../fixtures/acts.ts";
import { BUYER, HOLDER, ISSUER, OF_HOLDER, OF_ISSUER, SUPPLY, allocationHash } from "../fixtures/assets.ts";
import { type Allocation, type Said, activate, attest, inspected, prereleased, stateOf } from "../fixtures/assets.ts";
import { CUSTODIAN, INSPECTOR, OFFICER } from "../fixtures/assets.ts";
import { AssetState, Direction, InspectionItem, Office } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, founded, moveTo, nextAt, now } from "../fixtures/given.ts";
import { EVERYONE } from "../fixtures/people.ts";
import { rotate, rotation } from "../fixtures/recovery.ts";
import { keyOfActor } from "./helpers/issuers.ts";

const MOST = 2n ** 128n - 1n;

describe("asset: activate", () => {
  let network: Founded;
  beforeEach(async () => void (network = await founded()));

  describe("an inspected asset", () => {
    for (const name of EVERYONE) {
      it(`is made effective by ${name}`, async () => {
        const asset = await inspected(network);
        const { assetRegister } = network.suite;
        await expect(activate(network, asset, name))
          .to.emit(assetRegister, "AssetMoved")
          .withArgs(1, AssetState.preReleased, AssetState.effective, keyOfActor(network, name).address);
        expect(await stateOf(asset)).to.equal(AssetState.effective);
      });
    }

    it("mints its allocation and nothing else", async () => {
      const asset = await inspected(network);
      await expect(activate(network, asset))
        .to.emit(asset.token, "Transfer")
        .withArgs(ZeroAddress, network.address(HOLDER), OF_HOLDER);
      expect(await asset.token.totalSupply()).to.equal(SUPPLY);
      expect(await asset.token.balanceOf(network.address(ISSUER))).to.equal(OF_ISSUER);
      expect(await asset.token.balanceOf(network.address(HOLDER))).to.equal(OF_HOLDER);
    });

    it("may have been inspected by 16 words", async () => {
      const auditor = BigInt(network.orgId("auditor"));
      const inspections = Array.from({ length: 16 }, (_, each) => ({
        item: BigInt(1 + (each % 3)),
        organization: auditor,
      }));
      const asset = await inspected(network, { inspections });
      await activate(network, asset);
      expect(await asset.token.totalSupply()).to.equal(SUPPLY);
    });

    it("has no deadline any more", async () => {
      const asset = await inspected(network);
      await activate(network, asset);
      expect((await network.suite.assetRegister.assetOf(1)).deadline).to.equal(0);
      await moveTo(network, (await now(network)) + 60 * DAY);
      expect(await stateOf(asset)).to.equal(AssetState.effective);
    });

    it("is made so once", async () => {
      const asset = await inspected(network);
      await activate(network, asset);
      const values = [1, AssetState.effective, AssetState.effective];
      await expectRefusal(activate(network, asset), network.suite.assetRegister, "AssetIllegalEdge", values);
    });
  });

  describe("what is not inspected", () => {
    const { title, pricing, trading, custody, nonObjection } = InspectionItem;
    const words: [item: bigint, name: string, organization: string | undefined][] = [
      [title, INSPECTOR, "auditor"],
      [pricing, INSPECTOR, "auditor"],
      [trading, INSPECTOR, "auditor"],
      [custody, CUSTODIAN, "csd"],
      [nonObjection, OFFICER, undefined],
    ];
    for (const [missing, , organization] of words) {
      it(`refuses it without item ${missing.toString()}`, async () => {
        const asset = await prereleased(network);
        for (const [item, name] of words) if (item !== missing) await attest(network, 1n, item, name);
        const values = [1, missing, organization === undefined ? 0 : network.orgId(organization)];
        await expectRefusal(activate(network, asset), network.suite.assetRegister, "AssetNotInspected", values);
        expect(await stateOf(asset)).to.equal(AssetState.preReleased);
      });
    }
  });

  describe("before its effective date", () => {
    it("refuses it, and not at the exact second", async () => {
      const effectiveFrom = BigInt((await now(network)) + DAY);
      const asset = await inspected(network, { effectiveFrom });
      await nextAt(network, effectiveFrom - 1n);
      const values = [1, effectiveFrom];
      await expectRefusal(activate(network, asset), network.suite.assetRegister, "AssetNotDue", values);
      await nextAt(network, effectiveFrom);
      await activate(network, asset);
      expect(await stateOf(asset)).to.equal(AssetState.effective);
    });
  });

  describe("at or after its maturity", () => {
    it("refuses it: nothing is minted of what is mature", async () => {
      const maturity = BigInt((await now(network)) + DAY);
      const asset = await inspected(network, { maturity });
      await nextAt(network, maturity);
      const attempt = activate(network, asset);
      await expectRefusal(attempt, asset.token, "AssetTokenUnexpectedState", [AssetState.settled]);
      expect(await asset.token.totalSupply()).to.equal(0);
      expect(await stateOf(asset)).to.equal(AssetState.preReleased);
    });

    it("lets it in the second before", async () => {
      const maturity = BigInt((await now(network)) + DAY);
      const asset = await inspected(network, { maturity });
      await nextAt(network, maturity - 1n);
      await activate(network, asset);
      expect(await asset.token.totalSupply()).to.equal(SUPPLY);
    });
  });

  describe("while an order stops the token", () => {
    it("refuses it, until the order ends", async () => {
      const asset = await inspected(network);
      await freeze(network, contractSubject(asset.address), { direction: Direction.both, duration: HOUR });
      const attempt = activate(network, asset);
      await expectRefusal(attempt, asset.token, "AssetTokenUnexpectedState", [AssetState.suspended]);
      await moveTo(network, (await now(network)) + HOUR);
      await activate(network, asset);
      expect(await stateOf(asset)).to.equal(AssetState.effective);
    });
  });

  describe("a list", () => {
    const list = (): Allocation[] => [
      { account: network.address(ISSUER), amount: OF_ISSUER },
      { account: network.address(HOLDER), amount: OF_HOLDER },
    ];

    async function expectUnfit(listed: Allocation[], said?: Said): Promise<void> {
      await inspected(network, said);
      const total = listed.reduce((sum, { amount }) => sum + amount, 0n);
      const values = [1, allocationHash(listed), total];
      const attempt = activate(network, { id: 1n, allocations: listed });
      await expectRefusal(attempt, network.suite.assetRegister, "AssetAllocationUnfit", values);
    }

    it("is the one of the terms: not in another order", async () => {
      await expectUnfit(list().reverse());
    });

    it("is the one of the terms: not with another receiver", async () => {
      await expectUnfit(list().map(({ amount }) => ({ account: network.address(BUYER), amount })));
    });

    it("is the one of the terms: not empty", async () => {
      await expectUnfit([]);
    });

    it("is not empty where the terms name an empty one", async () => {
      await expectUnfit([], { allocations: [] });
    });

    it("sums up to the supply: not to less", async () => {
      const allocations = list().slice(0, 1);
      await expectUnfit(allocations, { allocations });
    });

    it("sums up to the supply: not to more", async () => {
      const allocations = [...list(), { account: network.address(BUYER), amount: 1n }];
      await expectUnfit(allocations, { allocations });
    });

    it("sums up to the supply: two of the greatest amounts are not what is over", async () => {
      const account = network.address(HOLDER);
      const allocations = [MOST, MOST, 2n].map((amount) => ({ account, amount }));
      await expectUnfit(allocations, { allocations, supply: MOST });
    });

    it("may name an account twice, and give nothing", async () => {
      const [issuer, holder] = [network.address(ISSUER), network.address(HOLDER)];
      const allocations = [
        { account: holder, amount: 1n },
        { account: issuer, amount: 0n },
        { account: holder, amount: MOST - 1n },
      ];
      const asset = await inspected(network, { allocations, supply: MOST });
      await activate(network, asset);
      expect(await asset.token.balanceOf(holder)).to.equal(MOST);
    });
  });

  describe("a receiver of the list who may not receive", () => {
    async function expectRefused(account: string): Promise<void> {
      const allocations = [
        { account: network.address(ISSUER), amount: OF_ISSUER },
        { account, amount: OF_HOLDER },
      ];
      const asset = await inspected(network, { allocations });
      await expectRefusal(activate(network, asset), asset.token, "ERC7943CannotReceive", [account]);
      expect(await asset.token.totalSupply()).to.equal(0);
      expect(await stateOf(asset)).to.equal(AssetState.preReleased);
    }

    it("refuses one whom an order bars from receiving", async () => {
      await freeze(network, network.address(HOLDER), { direction: Direction.receive });
      await expectRefused(network.address(HOLDER));
    });

    it("refuses one who is suspended", async () => {
      await decideOn(network, "suspend", network.address(HOLDER));
      await expectRefused(network.address(HOLDER));
    });

    it("refuses one who is revoked", async () => {
      await decideOn(network, "revoke", network.address(HOLDER));
      await expectRefused(network.address(HOLDER));
    });

    it("refuses a key that was replaced: nothing is minted to where nobody can take it from", async () => {
      await rotate(network, rotation(network, HOLDER));
      await expectRefused(network.address(HOLDER));
    });

    it("refuses one of a suspended organization", async () => {
      await suspendOrganization(network, "bank-a");
      await expectRefused(network.address(HOLDER));
    });

    it("refuses one who is expired, at the exact second", async () => {
      const key = network.stranger(41);
      const end = BigInt((await now(network)) + 10 * DAY);
      await enrol(network, key, "bank-a", Office.participant, end);
      const asset = await inspected(network, { allocations: [{ account: key.address, amount: SUPPLY }] });
      await nextAt(network, end);
      await expectRefusal(activate(network, asset), asset.token, "ERC7943CannotReceive", [key.address]);
    });

    for (const name of ["outsider", "bank-a.seat", "bank-a.operator", "csd.inspector", "regulator.officer-1"]) {
      it(`refuses ${name}, who holds no assets`, async () => expectRefused(keyOfActor(network, name).address));
    }

    it("refuses the zero address", async () => expectRefused(ZeroAddress));

    it("refuses the token itself", async () => {
      const { address } = await prereleased(network);
      const allocations = [{ account: address, amount: SUPPLY }];
      const asset = await inspected(network, { allocations });
      await expectRefusal(activate(network, asset), asset.token, "ERC7943CannotReceive", [address]);
    });
  });
});
