import { expect } from "chai";
import { MaxUint256, ZeroAddress, toBeHex } from "ethers";
import type { Case, RegulatedToken } from "./regulated.ts";

/** The id of IERC7943Fungible in the standard as it is Final. */
export const ERC7943_FUNGIBLE = "0x3edbb4c4";

/** Accounts of every sort, the zero address and the token itself among them. */
async function anyone({ token, holder, receiver, stranger }: RegulatedToken): Promise<string[]> {
  const sorts = [holder.address, receiver.address, stranger.address, await token.getAddress()];
  return [...sorts, ZeroAddress, toBeHex(2n ** 160n - 1n, 20)];
}

/** Asks all views about everybody. */
async function askAll(rwa: RegulatedToken): Promise<void> {
  const { token, held } = rwa;
  for (const one of await anyone(rwa)) {
    await Promise.all([token.canSend(one), token.canReceive(one), token.getFrozenTokens(one)]);
    for (const other of await anyone(rwa)) {
      await Promise.all([0n, 1n, held, held + 1n, MaxUint256].map((amount) => token.canTransfer(one, other, amount)));
    }
  }
}

/** What the views of ERC-7943 must answer. */
export const VIEWS: readonly Case[] = [
  {
    name: "announces ERC-7943 as it is Final, and ERC-165",
    run: async ({ token }) => {
      const ids = [ERC7943_FUNGIBLE, "0x01ffc9a7", "0xffffffff"];
      const answers = await Promise.all(ids.map((id) => token.supportsInterface(id)));
      expect(answers).to.deep.equal([true, true, false]);
    },
  },
  { name: "answers whatever is asked", run: askAll },
  {
    name: "D4: answers while more is frozen than is held",
    run: async (rwa) => {
      await rwa.setFrozen(rwa.holder.address, rwa.held + 1n);
      await askAll(rwa);
      expect(await rwa.token.canTransfer(rwa.holder, rwa.receiver, 1n)).to.equal(false);
    },
  },
  {
    name: "D4: answers while as much is frozen as there are numbers",
    run: async (rwa) => {
      await rwa.setFrozen(rwa.holder.address, 2n ** 128n - 1n);
      await rwa.setFrozen(rwa.receiver.address, 2n ** 128n - 1n);
      await askAll(rwa);
    },
  },
  {
    name: "allows a transfer whatever is held and approved, where nothing is frozen",
    run: async ({ token, holder, receiver, held }) => {
      expect(await token.canTransfer(holder, receiver, held + 1n)).to.equal(true);
      expect(await token.canTransfer(receiver, holder, 1n)).to.equal(true);
    },
  },
  {
    name: "allows the transfer of what is not frozen and of no more",
    run: async ({ token, holder, receiver, held, setFrozen }) => {
      await setFrozen(holder.address, held - 10n);
      expect(await token.canTransfer(holder, receiver, 10n)).to.equal(true);
      expect(await token.canTransfer(holder, receiver, 11n)).to.equal(false);
    },
  },
  {
    name: "says of an account alone nothing that depends on amounts",
    run: async ({ token, holder, held, setFrozen }) => {
      await setFrozen(holder.address, held);
      expect(await token.canSend(holder)).to.equal(true);
      expect(await token.canReceive(holder)).to.equal(true);
    },
  },
  {
    name: "denies what a barred sender would send",
    run: async ({ token, holder, receiver, barFromSending }) => {
      await barFromSending(holder.address);
      expect(await token.canSend(holder)).to.equal(false);
      expect(await token.canTransfer(holder, receiver, 1n)).to.equal(false);
    },
  },
  {
    name: "denies what a barred receiver would receive",
    run: async ({ token, holder, receiver, barFromReceiving }) => {
      await barFromReceiving(receiver.address);
      expect(await token.canReceive(receiver)).to.equal(false);
      expect(await token.canTransfer(holder, receiver, 1n)).to.equal(false);
    },
  },
  {
    name: "denies every transfer while the token is stopped",
    run: async ({ token, holder, receiver, stop }) => {
      await stop();
      expect(await token.canTransfer(holder, receiver, 1n)).to.equal(false);
    },
  },
  {
    name: "denies every transfer once the token has ended",
    run: async ({ token, holder, receiver, end }) => {
      await end();
      expect(await token.canTransfer(holder, receiver, 1n)).to.equal(false);
    },
  },
];
