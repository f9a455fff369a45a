import { ZeroAddress } from "ethers";
import { holdingSubject } from "../../lib/regulator/subject.ts";
import { freeze } from "../fixtures/acts.ts";
import { BUYER, HOLDER, ISSUER, OF_HOLDER } from "../fixtures/assets.ts";
import { FIRST, SECOND } from "../fixtures/directives.ts";
import { Direction, DirectiveKind } from "../fixtures/enums.ts";
import { moveTo } from "../fixtures/given.ts";
import { behavesLikeErc7943 } from "./behaviors/erc7943.ts";
import type { RegulatedToken } from "./behaviors/regulated.ts";
import { RECEIPT, barAccount, carryOut, inForce, setFrozen, suspendAsset } from "./helpers/inForce.ts";

/** A token of the sample, forced by directives of its regulator, frozen by its committee. */
async function assetToken(): Promise<RegulatedToken> {
  const state = await inForce();
  const { network, asset, token } = state;
  const { freezeOrders, assetRegister } = network.suite;
  return {
    token,
    holder: network.as(HOLDER),
    receiver: network.as(BUYER),
    spender: network.as("csd.admin"),
    stranger: network.stranger(),
    held: OF_HOLDER,
    setFrozen: (account, amount) => setFrozen(state, account, amount),
    freezeForForce: async (account, amount) => {
      const order = await freeze(network, holdingSubject(account, asset.address), { as: FIRST, amount });
      await freezeOrders.connect(network.as(SECOND)).confirm(order);
    },
    force: (from, to, amount) => carryOut(state, { from, to, amount }),
    barFromSending: (account) => barAccount(state, account, Direction.send),
    barFromReceiving: (account) => barAccount(state, account, Direction.receive),
    stop: () => suspendAsset(state),
    end: () =>
      carryOut(state, { kind: DirectiveKind.annulment, from: network.address(ISSUER), to: ZeroAddress, amount: 0n }),
    burn: async (amount) => {
      await moveTo(network, asset.terms.maturity);
      await assetRegister.connect(network.as(HOLDER)).redeem(asset.id, amount, RECEIPT);
    },
  };
}

describe("asset: conforms to ERC-7943", () => {
  behavesLikeErc7943(assetToken);
});
