import { holdingSubject } from "../../lib/regulator/subject.ts";
import { freezeForGood, redeem } from "../fixtures/assetActs.ts";
import { annul } from "../fixtures/assetDirectives.ts";
import { BUYER, HOLDER, OF_HOLDER } from "../fixtures/assets.ts";
import { Direction } from "../fixtures/enums.ts";
import { moveTo } from "../fixtures/given.ts";
import { behavesLikeErc7943 } from "./behaviors/erc7943.ts";
import type { RegulatedToken } from "./behaviors/regulated.ts";
import { barAccount, carryOut, inForce, setFrozen, suspendAsset } from "./helpers/inForce.ts";

/** A token of the sample, forced by directives of its regulator, frozen by its committee. */
async function assetToken(): Promise<RegulatedToken> {
  const state = await inForce();
  const { network, asset, token } = state;
  return {
    token,
    holder: network.as(HOLDER),
    receiver: network.as(BUYER),
    spender: network.as("csd.admin"),
    stranger: network.stranger(),
    held: OF_HOLDER,
    setFrozen: (account, amount) => setFrozen(state, account, amount),
    freezeForForce: (account, amount) => freezeForGood(network, holdingSubject(account, asset.address), amount),
    force: (from, to, amount) => carryOut(state, { from, to, amount }),
    barFromSending: (account) => barAccount(state, account, Direction.send),
    barFromReceiving: (account) => barAccount(state, account, Direction.receive),
    stop: () => suspendAsset(state),
    end: () => annul(network, asset),
    burn: async (amount) => {
      await moveTo(network, asset.terms.maturity);
      await redeem(network, asset, HOLDER, amount);
    },
  };
}

describe("asset: conforms to ERC-7943", () => {
  behavesLikeErc7943(assetToken);
});
