import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { type Case, expectNothingMoved, holdings, toldBy } from "./regulated.ts";

/** What a forced transfer of ERC-7943 must do and must not. */
export const FORCED: readonly Case[] = [
  {
    name: "forces for nobody but the permitted",
    run: async (rwa) => {
      for (const caller of [rwa.stranger, rwa.holder, rwa.receiver, rwa.spender]) {
        const attempt = () => rwa.token.connect(caller).forcedTransfer(rwa.holder, rwa.receiver, 1n);
        await expectNothingMoved(rwa, attempt);
      }
    },
  },
  {
    name: "moves against the holder's will, and tells both ways",
    run: async (rwa) => {
      const told = await toldBy(rwa, rwa.force(rwa.holder.address, rwa.receiver.address, 40n));
      const values = [rwa.holder.address, rwa.receiver.address, 40n];
      for (const name of ["Transfer", "ForcedTransfer"]) expect(told).to.deep.include({ name, values });
      expect(await rwa.token.balanceOf(rwa.receiver)).to.equal(40n);
    },
  },
  {
    name: "moves for a holder who may not send",
    run: async (rwa) => {
      await rwa.barFromSending(rwa.holder.address);
      await rwa.force(rwa.holder.address, rwa.receiver.address, 40n);
      expect(await rwa.token.balanceOf(rwa.receiver)).to.equal(40n);
    },
  },
  {
    name: "forces no more than is held",
    run: async (rwa) => {
      const attempt = () => rwa.force(rwa.holder.address, rwa.receiver.address, rwa.held + 1n);
      await expectNothingMoved(rwa, attempt);
    },
  },
  {
    name: "D1: mints nothing by force from the zero address",
    run: (rwa) => expectNothingMoved(rwa, () => rwa.force(ZeroAddress, rwa.receiver.address, 10n ** 30n)),
  },
  {
    name: "D1: burns nothing by force to the zero address",
    run: (rwa) => expectNothingMoved(rwa, () => rwa.force(rwa.holder.address, ZeroAddress, 1n)),
  },
  {
    name: "D2: keeps what an order freezes of receipts to come",
    run: async ({ token, holder, receiver, held, ...rwa }) => {
      await rwa.freezeForForce(holder.address, 5n * held);
      await rwa.force(holder.address, receiver.address, 10n);
      expect(await token.getFrozenTokens(holder)).to.equal(5n * held - 10n);
    },
  },
  {
    name: "D4: takes from a holding of which more is frozen than is held",
    run: async (rwa) => {
      await rwa.setFrozen(rwa.holder.address, rwa.held + 1n);
      await rwa.force(rwa.holder.address, rwa.receiver.address, rwa.held);
      expect(await rwa.token.balanceOf(rwa.receiver)).to.equal(rwa.held);
    },
  },
  {
    name: "D5: unfreezes nothing by force from an account to itself",
    run: async (rwa) => {
      const { token, holder, held } = rwa;
      await rwa.freezeForForce(holder.address, held);
      await expectNothingMoved(rwa, () => rwa.force(holder.address, holder.address, held));
      expect(await token.getFrozenTokens(holder)).to.equal(held);
    },
  },
  {
    name: "D6: forces nothing upon a barred receiver",
    run: async (rwa) => {
      await rwa.barFromReceiving(rwa.receiver.address);
      const before = await holdings(rwa);
      const attempt = rwa.force(rwa.holder.address, rwa.receiver.address, 1n);
      await expectRefusal(attempt, rwa.token, "ERC7943CannotReceive", [rwa.receiver.address]);
      expect(await holdings(rwa)).to.deep.equal(before);
    },
  },
  {
    name: "D6: forces nothing once the token has ended",
    run: async (rwa) => {
      await rwa.end();
      await expectNothingMoved(rwa, () => rwa.force(rwa.holder.address, rwa.receiver.address, 1n));
    },
  },
  {
    name: "D10: unfreezes what it takes of its own, and leaves no more frozen than is left",
    run: async ({ token, holder, receiver, held, ...rwa }) => {
      await rwa.freezeForForce(holder.address, held);
      await rwa.force(holder.address, receiver.address, 10n);
      expect(await token.getFrozenTokens(holder)).to.equal(held - 10n);
    },
  },
  {
    name: "D10: tells what is frozen before it tells of the transfer",
    run: async (rwa) => {
      await rwa.freezeForForce(rwa.holder.address, rwa.held);
      const told = await toldBy(rwa, rwa.force(rwa.holder.address, rwa.receiver.address, 10n));
      const names = told.map(({ name }) => name);
      expect(told).to.deep.include({ name: "Frozen", values: [rwa.holder.address, rwa.held - 10n] });
      expect(names.indexOf("Frozen")).to.be.lessThan(names.indexOf("Transfer"));
    },
  },
];
