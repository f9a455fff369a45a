import { expect } from "chai";
import { type Case, expectNothingMoved, toldBy } from "./regulated.ts";

/** What `setFrozenTokens` and `getFrozenTokens` must do. */
export const FREEZING: readonly Case[] = [
  {
    name: "freezes for nobody but the permitted",
    run: async (rwa) => {
      for (const caller of [rwa.stranger, rwa.holder, rwa.receiver, rwa.spender]) {
        const attempt = () => rwa.token.connect(caller).setFrozenTokens(rwa.holder, 1n);
        await expectNothingMoved(rwa, attempt);
      }
      expect(await rwa.token.getFrozenTokens(rwa.holder)).to.equal(0n);
    },
  },
  {
    name: "tells what is frozen, and answers it",
    run: async (rwa) => {
      const told = await toldBy(rwa, rwa.setFrozen(rwa.holder.address, 30n));
      expect(told).to.deep.equal([{ name: "Frozen", values: [rwa.holder.address, 30n] }]);
      expect(await rwa.token.getFrozenTokens(rwa.holder)).to.equal(30n);
    },
  },
  {
    name: "sets an amount in place of the one before",
    run: async (rwa) => {
      for (const amount of [30n, 20n, 0n]) {
        await rwa.setFrozen(rwa.holder.address, amount);
        expect(await rwa.token.getFrozenTokens(rwa.holder)).to.equal(amount);
      }
      await rwa.token.connect(rwa.holder).transfer(rwa.receiver, rwa.held);
    },
  },
  {
    name: "D4: freezes more than is held, and what is received later with it",
    run: async (rwa) => {
      const { token, holder, receiver, held } = rwa;
      await rwa.setFrozen(receiver.address, 30n);
      await token.connect(holder).transfer(receiver, 20n);
      await expectNothingMoved(rwa, () => token.connect(receiver).transfer(holder, 1n));
      await token.connect(holder).transfer(receiver, 15n);
      await token.connect(receiver).transfer(holder, 5n);
      expect(await token.balanceOf(holder)).to.equal(held - 30n);
    },
  },
];
