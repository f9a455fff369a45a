import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { BUYER, HOLDER } from "../../fixtures/assets.ts";
import { DirectiveKind } from "../../fixtures/enums.ts";
import { expectDecisionRefused, expectRefusal } from "../../fixtures/expectations.ts";
import { call } from "../../fixtures/decisions.ts";
import type { Founded } from "../../fixtures/given.ts";
import { EVERYONE, keyOf } from "../../fixtures/people.ts";
import { given } from "./helpers/given.ts";

type Acting = (network: Founded) => [string, unknown[]];

/** What Directives alone asks of a token. */
const ACTS: Record<string, Acting> = {
  carryOut: (network) => {
    const { seizure: kind } = DirectiveKind;
    const [from, to] = [network.address(HOLDER), network.address(BUYER)];
    return ["carryOut", [1, { kind, regulator: network.orgId("regulator"), from, to, amount: 1n }]];
  },
  forcedTransfer: (network) => ["forcedTransfer", [network.address(HOLDER), network.address(BUYER), 1n]],
};

describe("AssetToken: a holding is taken through Directives alone", () => {
  for (const [label, say] of Object.entries(ACTS)) {
    describe(label, () => {
      for (const name of EVERYONE) {
        it(`refuses ${name}`, async () => {
          const { network, asset } = await given();
          const [fragment, args] = say(network);
          const key = keyOf(network, name);
          const attempt = asset.token
            .connect(key)
            .getFunction(fragment)
            .send(...args);
          const values = [await network.suite.directives.getAddress(), key.address];
          await expectRefusal(attempt, asset.token, "AssetTokenOnly", values);
        });
      }

      for (const part of ["assetRegister", "freezeOrders", "recovery", "committee", "authority"] as const) {
        it(`refuses ${part}`, async () => {
          const { network, asset } = await given();
          const [fragment, args] = say(network);
          const caller = await network.ethers.getImpersonatedSigner(await network.suite[part].getAddress());
          const attempt = asset.token
            .connect(caller)
            .getFunction(fragment)
            .send(...args);
          const values = [await network.suite.directives.getAddress(), caller.address];
          await expectRefusal(attempt, asset.token, "AssetTokenOnly", values);
        });
      }

      it("refuses the committee, whatever it decides", async () => {
        const { network, asset } = await given();
        const made = await call(asset.token, ...say(network));
        const { authority, directives } = network.suite;
        const values = [await directives.getAddress(), await authority.getAddress()];
        await expectDecisionRefused(network, made, asset.token, "AssetTokenOnly", values);
      });
    });
  }

  describe("forcedTransfer, in the place of Directives", () => {
    const forced = async (from: string, to: string, amount: bigint) => {
      const { network, asset } = await given();
      const directives = await network.ethers.getImpersonatedSigner(await network.suite.directives.getAddress());
      const [source, target] = [from, to].map((name) => (name === "nobody" ? ZeroAddress : network.address(name)));
      const attempt = asset.token.connect(directives).forcedTransfer(source ?? "", target ?? "", amount);
      return { network, asset, attempt, values: [source, target, amount] };
    };

    for (const [label, from, to, amount] of [
      ["from nobody", "nobody", BUYER, 1n],
      ["to nobody", HOLDER, "nobody", 1n],
      ["to himself", HOLDER, HOLDER, 1n],
      ["of nothing", HOLDER, BUYER, 0n],
    ] as const) {
      it(`${label}: refuses, and nobody has more than before`, async () => {
        const { asset, attempt, values } = await forced(from, to, amount);
        await expectRefusal(attempt, asset.token, "AssetTokenForcedUnfit", values);
      });
    }

    it("to another: moves it", async () => {
      const { network, asset, attempt } = await forced(HOLDER, BUYER, 100n);
      await expect(attempt).to.emit(asset.token, "ForcedTransfer");
      expect(await asset.token.balanceOf(network.address(BUYER))).to.equal(100n);
    });
  });
});
