import { MaxUint256 } from "ethers";
import { suspendOrganization } from "../fixtures/acts.ts";
import { HOLDER, transfer } from "../fixtures/assets.ts";
import { Direction } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { keyOf } from "../fixtures/people.ts";
import { type InForce, barAccount, inForce, tokenAs } from "../asset/helpers/inForce.ts";

/** What stops an account, as the holder of an asset. */
const STOPS: Record<string, (state: InForce) => Promise<unknown>> = {
  "a freeze": (state) => barAccount(state, state.holder, Direction.send),
  "the suspension of its organization": ({ network }) => suspendOrganization(network, "bank-a"),
};

describe("W18: a freeze that binds the sender of a transaction only, and not what it holds", () => {
  for (const [what, stop] of Object.entries(STOPS)) {
    it(`${what} stops the holder's own transfer`, async () => {
      const state = await inForce();
      const { network, asset, token, holder, buyer } = state;
      await stop(state);
      await expectRefusal(transfer(network, asset, HOLDER, buyer, 1n), token, "ERC7943CannotSend", [holder]);
    });

    for (const spender of ["csd.admin", "bank-b.participant"]) {
      it(`${what} stops ${spender}, in force, who spends what was approved before`, async () => {
        const state = await inForce();
        const { network, token, holder, buyer } = state;
        await tokenAs(state, HOLDER).approve(keyOf(network, spender), MaxUint256);
        await stop(state);
        const spent = tokenAs(state, spender).transferFrom(holder, buyer, 1n);
        await expectRefusal(spent, token, "ERC7943CannotSend", [holder]);
      });
    }
  }
});
