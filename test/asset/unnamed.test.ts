import { expect } from "chai";
import { MaxUint256, ZeroAddress } from "ethers";
import { BUYER, HOLDER } from "../fixtures/assets.ts";
import { AssetState } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { UNNAMED } from "./helpers/unnamed.ts";

describe("asset: a token contract that is no asset's", () => {
  for (const [which, given] of Object.entries(UNNAMED)) {
    describe(which, () => {
      it("is no asset, in no state, of nothing", async () => {
        const { unnamed, network } = await given();
        expect([await unnamed.asset(), await unnamed.state(), await unnamed.totalSupply()]).to.deep.equal([
          0n,
          AssetState.none,
          0n,
        ]);
        expect(await network.suite.assetRegister.idOf(unnamed)).to.equal(0n);
        expect(await Promise.all([unnamed.name(), unnamed.symbol(), unnamed.decimals()])).to.deep.equal(["", "", 0n]);
      });

      it("answers whatever is asked, and allows no transfer", async () => {
        const { unnamed, holder, buyer } = await given();
        for (const account of [holder, buyer, ZeroAddress, await unnamed.getAddress()]) {
          expect(await unnamed.getFrozenTokens(account)).to.equal(0n);
          expect(await unnamed.canSend(account)).to.equal(account === holder || account === buyer);
          expect(await unnamed.canReceive(account)).to.equal(account === holder || account === buyer);
          for (const amount of [0n, 1n, MaxUint256]) {
            expect(await unnamed.canTransfer(account, buyer, amount)).to.equal(false);
          }
        }
      });

      it("transfers nothing, not even nothing", async () => {
        const { unnamed, network, holder, buyer } = await given();
        const attempt = unnamed.connect(network.as(HOLDER)).transfer(buyer, 0n);
        await expectRefusal(attempt, unnamed, "ERC7943CannotTransfer", [holder, buyer, 0n]);
        const spent = unnamed.connect(network.as(BUYER)).transferFrom(holder, buyer, 0n);
        await expectRefusal(spent, unnamed, "ERC7943CannotTransfer", [holder, buyer, 0n]);
      });
    });
  }
});
