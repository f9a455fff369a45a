import { expect } from "chai";
import { MaxUint256, ZeroAddress } from "ethers";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { type Case, type RegulatedToken, expectNothingMoved } from "./regulated.ts";

/** The holder's transfer to the receiver. */
function send({ token, holder, receiver }: RegulatedToken, amount: bigint) {
  return token.connect(holder).transfer(receiver, amount);
}

/** The same by the spender, to whom all is approved. */
async function spend({ token, holder, receiver, spender }: RegulatedToken, amount: bigint) {
  await token.connect(holder).approve(spender, MaxUint256);
  return token.connect(spender).transferFrom(holder, receiver, amount);
}

/** What a transfer of ERC-7943 must do and must not, and in which words it is refused. */
export const TRANSFERS: readonly Case[] = [
  {
    name: "sends what may be sent, by the holder and by who spends for it",
    run: async (rwa) => {
      await send(rwa, rwa.held - 1n);
      await spend(rwa, 1n);
      expect(await rwa.token.balanceOf(rwa.receiver)).to.equal(rwa.held);
    },
  },
  {
    name: "sends nothing that is frozen",
    run: async (rwa) => {
      await rwa.setFrozen(rwa.holder.address, rwa.held - 10n);
      await expectNothingMoved(rwa, () => send(rwa, 11n));
      await expectNothingMoved(rwa, () => spend(rwa, 11n));
      await send(rwa, 10n);
    },
  },
  {
    name: "D3: refuses what is frozen in the standard's words",
    run: async (rwa) => {
      await rwa.setFrozen(rwa.holder.address, rwa.held - 10n);
      const words = [rwa.holder.address, 11n, 10n];
      await expectRefusal(send(rwa, 11n), rwa.token, "ERC7943InsufficientUnfrozenBalance", words);
    },
  },
  {
    name: "D3: refuses more than is held in ERC-20's words, frozen or not",
    run: async (rwa) => {
      const words = [rwa.holder.address, rwa.held, rwa.held + 1n];
      await expectRefusal(send(rwa, rwa.held + 1n), rwa.token, "ERC20InsufficientBalance", words);
      await rwa.setFrozen(rwa.holder.address, 10n);
      await expectRefusal(send(rwa, rwa.held + 1n), rwa.token, "ERC20InsufficientBalance", words);
    },
  },
  {
    name: "moves nothing for a barred sender",
    run: async (rwa) => {
      await rwa.barFromSending(rwa.holder.address);
      await expectNothingMoved(rwa, () => send(rwa, 1n));
      await expectNothingMoved(rwa, () => spend(rwa, 1n));
    },
  },
  {
    name: "D3: refuses a barred sender in the standard's words",
    run: async (rwa) => {
      await rwa.barFromSending(rwa.holder.address);
      await expectRefusal(send(rwa, 1n), rwa.token, "ERC7943CannotSend", [rwa.holder.address]);
    },
  },
  {
    name: "moves nothing to a barred receiver",
    run: async (rwa) => {
      await rwa.barFromReceiving(rwa.receiver.address);
      await expectNothingMoved(rwa, () => send(rwa, 1n));
      await expectNothingMoved(rwa, () => spend(rwa, 1n));
    },
  },
  {
    name: "D3: refuses a barred receiver in the standard's words",
    run: async (rwa) => {
      await rwa.barFromReceiving(rwa.receiver.address);
      await expectRefusal(send(rwa, 1n), rwa.token, "ERC7943CannotReceive", [rwa.receiver.address]);
    },
  },
  {
    name: "D7: moves nothing for a barred spender",
    run: async (rwa) => {
      await rwa.barFromSending(rwa.spender.address);
      await expectNothingMoved(rwa, () => spend(rwa, 1n));
    },
  },
  {
    name: "D13: who bars the zero address stops nobody",
    run: async (rwa) => {
      await Promise.allSettled([rwa.barFromSending(ZeroAddress)]);
      await send(rwa, 1n);
      await spend(rwa, 1n);
    },
  },
  {
    name: "moves nothing while the token is stopped",
    run: async (rwa) => {
      await rwa.stop();
      await expectNothingMoved(rwa, () => send(rwa, 1n));
    },
  },
  {
    name: "D3: refuses in the standard's words while the token is stopped",
    run: async (rwa) => {
      await rwa.stop();
      const words = [rwa.holder.address, rwa.receiver.address, 1n];
      await expectRefusal(send(rwa, 1n), rwa.token, "ERC7943CannotTransfer", words);
    },
  },
  {
    name: "burns nothing that is frozen",
    run: async (rwa) => {
      await rwa.setFrozen(rwa.holder.address, rwa.held - 10n);
      await expectNothingMoved(rwa, () => rwa.burn(11n));
      await rwa.burn(10n);
    },
  },
  {
    name: "burns nothing for a barred holder",
    run: async (rwa) => {
      await rwa.barFromSending(rwa.holder.address);
      await expectNothingMoved(rwa, () => rwa.burn(1n));
    },
  },
];
