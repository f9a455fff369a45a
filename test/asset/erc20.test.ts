import { expect } from "chai";
import { id } from "ethers";
import { BUYER, HOLDER, OF_HOLDER, OF_ISSUER, SUPPLY, drafted } from "../fixtures/assets.ts";
import { Direction } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import {
  type HeldToken,
  behavesLikeErc20Approval,
  behavesLikeErc20Transfer,
  behavesLikeErc20TransferFrom,
} from "./behaviors/erc20.ts";
import { ERC7943_FUNGIBLE } from "./behaviors/erc7943Views.ts";
import { behavesLikePermit, bring, permitOf } from "./behaviors/permit.ts";
import { type InForce, barAccount, inForce } from "./helpers/inForce.ts";

/** What the behaviours ask about. */
function heldOf({ network, token }: InForce): HeldToken {
  const { as } = network;
  return { token, holder: as(HOLDER), receiver: as(BUYER), spender: as("csd.admin"), held: OF_HOLDER };
}

const held = async () => heldOf(await inForce());

describe("asset: an ERC-20", () => {
  describe("what it is", () => {
    it("has the name, symbol and decimals of its terms", async () => {
      const { token, asset } = await inForce();
      expect(await Promise.all([token.name(), token.symbol(), token.decimals()])).to.deep.equal([
        asset.terms.name,
        asset.terms.symbol,
        asset.terms.decimals,
      ]);
    });

    it("has the supply of its terms, in the hands that they name", async () => {
      const { token, asset, holder, buyer } = await inForce();
      const issuer = asset.allocations[0]?.account ?? "";
      const balances = [issuer, holder, buyer].map((account) => token.balanceOf(account));
      expect(await Promise.all([token.totalSupply(), ...balances])).to.deep.equal([SUPPLY, OF_ISSUER, OF_HOLDER, 0n]);
    });

    const interfaces = {
      "ERC-165": "0x01ffc9a7",
      "ERC-20": "0x36372b07",
      "ERC-20 metadata": "0xa219a025",
      "EIP-2612": "0x9d8ff7da",
      "ERC-7943 for fungible tokens": ERC7943_FUNGIBLE,
    };
    for (const [name, interfaceId] of Object.entries(interfaces)) {
      it(`announces ${name} as ${interfaceId}`, async () => {
        const { token } = await inForce();
        expect(await token.supportsInterface(interfaceId)).to.equal(true);
      });
    }

    it("is ERC-7943 by the functions of the standard, and no other", () => {
      const functions = [
        "forcedTransfer(address,address,uint256)",
        "setFrozenTokens(address,uint256)",
        "canSend(address)",
        "canReceive(address)",
        "getFrozenTokens(address)",
        "canTransfer(address,address,uint256)",
      ];
      const xor = functions.reduce((sum, each) => sum ^ BigInt(id(each).slice(0, 10)), 0n);
      expect(xor).to.equal(BigInt(ERC7943_FUNGIBLE));
    });

    for (const [what, interfaceId] of Object.entries({
      nothing: "0xffffffff",
      "an earlier draft of ERC-7943": "0x29388973",
      "ERC-721": "0x80ac58cd",
    })) {
      it(`does not announce ${what}`, async () => {
        const { token } = await inForce();
        expect(await token.supportsInterface(interfaceId)).to.equal(false);
      });
    }
  });

  describe("transfer", () => {
    behavesLikeErc20Transfer(held);
  });
  describe("approve", () => {
    behavesLikeErc20Approval(held);
  });
  describe("transferFrom", () => {
    behavesLikeErc20TransferFrom(held);
  });

  describe("permit", () => {
    behavesLikePermit(async () => {
      const state = await inForce();
      const { token: other } = await drafted(state.network, { lockId: id("lock 2") });
      return { ...heldOf(state), other };
    });

    it("tells which of its owner's signatures was used, as no approval does", async () => {
      const made = heldOf(await inForce());
      for (const nonce of [0n, 1n]) {
        await expect(bring(made, await permitOf(made)))
          .to.emit(made.token, "PermitUsed")
          .withArgs(made.holder.address, nonce);
      }
    });

    it("of a frozen holder moves nothing while he is frozen", async () => {
      const state = await inForce();
      const made = heldOf(state);
      await barAccount(state, made.holder.address, Direction.send);
      await bring(made, await permitOf(made));
      const attempt = made.token.connect(made.spender).transferFrom(made.holder, made.receiver, 1n);
      await expectRefusal(attempt, made.token, "ERC7943CannotSend", [made.holder.address]);
    });

    it("for a spender who is not in force moves nothing", async () => {
      const state = await inForce();
      const made = { ...heldOf(state), spender: state.network.stranger() };
      await bring(made, await permitOf(made));
      const attempt = made.token.connect(made.spender).transferFrom(made.holder, made.receiver, 1n);
      await expectRefusal(attempt, made.token, "ERC7943CannotSend", [made.spender.address]);
    });
  });
});
