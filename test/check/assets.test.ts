import { expect } from "chai";
import { network } from "hardhat";
import { getCreateAddress, toBeHex } from "ethers";
import { checkConsortium } from "../../lib/check/consortium.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { type TestAsset, activate, drafted, effective, inspected, maturing, prereleased } from "../fixtures/assets.ts";
import { type DeskNetwork, deskNetwork } from "../fixtures/desk.ts";
import { AssetKind, AssetState } from "../fixtures/enums.ts";
import { emit, emitAs, overwrite } from "./helpers/tampering.ts";

const connection = await network.create();
const HOLDER = "bank-a.participant";
/** Where OpenZeppelin's ERC-20 keeps what is held. */
const SUPPLY_SLOT = 2;
/** Where a token keeps its asset (bits 0..31) and its issuer (32..63). */
const NAMED_SLOT = 9;

describe("consortium check: assets", () => {
  let live: DeskNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(deskNetwork);
  });

  const findings = async (): Promise<string[]> =>
    (await checkConsortium(live.desk)).data.findings.map(({ part, finding }) => `${part}: ${finding}`);
  const addressOf = (name: string) => live.record.contracts[name]?.address ?? "";
  const at = ({ id, address }: TestAsset) => `assets: The token of asset ${id} (BC27) at ${address}`;

  describe("given assets that went their way", () => {
    it("should find nothing, wherever each stands", async () => {
      await drafted(live);
      await prereleased(live);
      await inspected(live);
      const { id, address, token } = await maturing(live, { lockId: toBeHex(2, 32) });
      expect(await token.state()).to.equal(AssetState.maturing);
      await live.suite.assetRegister.connect(live.as(HOLDER)).redeem(id, 250_000n, toBeHex(1, 32));
      expect(await findings()).to.deep.equal([]);
      expect(await live.suite.assetRegister.idOf(address)).to.equal(id);
    });

    it("should find nothing after the committee set a minimum and made an asset mature", async () => {
      const { assetRegister } = live.suite;
      const { id } = await effective(live, { maturity: 0n });
      await decide(live, [
        await call(assetRegister, "setMinimum", [AssetKind.bond, { items: 2n, groups: 2n }]),
        await call(assetRegister, "matureByDecision", [id]),
      ]);
      expect(await findings()).to.deep.equal([]);
    });

    it("should prove it", async () => {
      expect((await checkConsortium(live.desk)).data.proved).to.include(
        "every asset's token is a clone of the founded one, what was issued is held or redeemed, and nothing is taken but by directive",
      );
    });
  });

  describe("given a chain that differs", () => {
    it("should find a token that runs other code", async () => {
      const asset = await drafted(live);
      await live.networkHelpers.setCode(asset.address, await live.provider.getCode(addressOf("AssetToken")));
      expect(await findings()).to.deep.equal([`${at(asset)} is no clone of the founded one.`]);
    });

    it("should find a token that says that it is another asset's, or of another issuer", async () => {
      const asset = await drafted(live);
      const word = BigInt(await live.provider.getStorage(asset.address, NAMED_SLOT));
      for (const [changed, said] of [
        [word + 6n, "asset 7 of organization 3"],
        [word + (1n << 32n), "asset 1 of organization 4"],
      ] as const) {
        await live.networkHelpers.setStorageAt(asset.address, NAMED_SLOT, toBeHex(changed, 32));
        expect(await findings()).to.deep.equal([`${at(asset)} says that it is ${said}.`]);
      }
    });

    it("should find a token that the register has for another asset's", async () => {
      const asset = await drafted(live);
      await overwrite(live, addressOf("AssetRegister"), asset.address, 1n, 7n);
      expect(await findings()).to.deep.equal([`${at(asset)} is that of asset 7 for AssetRegister.`]);
    });

    it("should find a token that nobody may use, or nobody could ever stop", async () => {
      const asset = await drafted(live);
      const word = await live.suite.standing.targetOf(asset.address);
      for (const [from, to] of [
        [word, word + 1n],
        [word + 1n, word | 0x100n],
      ] as const) {
        await overwrite(live, addressOf("Standing"), asset.address, from, to);
        expect(await findings()).to.include(
          `${at(asset)} is not the target in Standing that it should be: its word is ${to}.`,
        );
      }
    });

    it("should find a target by the register that is no token", async () => {
      const other = getCreateAddress({ from: addressOf("AssetRegister"), nonce: 99 });
      await live.networkHelpers.impersonateAccount(addressOf("AssetRegister"));
      await live.networkHelpers.setBalance(addressOf("AssetRegister"), 10n ** 18n);
      const register = await live.ethers.getSigner(addressOf("AssetRegister"));
      await live.suite.standing.connect(register).writeTarget(other, 1);
      expect(await findings()).to.include(`assets: ${other} is a target by AssetRegister, but the token of no asset.`);
    });

    it("should find that more is held than was issued", async () => {
      const asset = await effective(live);
      await live.networkHelpers.setStorageAt(asset.address, SUPPLY_SLOT, toBeHex(1_000_001n, 32));
      expect(await findings()).to.deep.equal([
        "assets: Of asset 1 (BC27) 1000000 were issued and 0 redeemed, but 1000001 are held.",
      ]);
    });

    it("should find that something is held of an asset that never was effective", async () => {
      const asset = await drafted(live);
      await live.networkHelpers.setStorageAt(asset.address, SUPPLY_SLOT, toBeHex(5n, 32));
      expect(await findings()).to.deep.equal([
        "assets: Of asset 1 (BC27) 0 were issued and 0 redeemed, but 5 are held.",
      ]);
    });
  });

  describe("given what happened otherwise than by decision or directive", () => {
    it("should find that something was taken", async () => {
      const asset = await effective(live);
      const taken = [live.address(HOLDER), live.address("bank-b.participant"), 5n];
      await emitAs(live, { address: asset.address, interface: asset.token.interface }, "ForcedTransfer", taken);
      expect((await findings()).join()).to.match(
        /^assets: In block \d+ asset 1 \(BC27\) was taken from a holder without an executed directive\.$/,
      );
    });

    it("should find a minimum", async () => {
      await emit(live, "AssetRegister", "AssetMinimumSet", [AssetKind.bond, { items: 0n, groups: 2n }]);
      const [origin, stands] = await findings();
      expect(origin).to.match(/^assets: In block \d+ a minimum of inspection changed without an executed decision\.$/);
      expect(stands).to.equal(
        "assets: The minimum of Bond is Title, Pricing, Trading by 2 groups, but none by 2 groups was set last.",
      );
    });

    it("should find that an asset was made mature", async () => {
      await activate(live, await inspected(live));
      const { effective: from, maturing: to } = AssetState;
      await emit(live, "AssetRegister", "AssetMoved", [1, from, to, live.address(HOLDER)]);
      expect((await findings()).join()).to.match(
        /^assets: In block \d+ asset 1 was made mature without an executed decision\.$/,
      );
    });
  });
});
