import { expect } from "chai";
import { HOLDER, ISSUER } from "../fixtures/assets.ts";
import { FACTS, NO_HOLDERS } from "./helpers/facts.ts";
import { inForce } from "./helpers/inForce.ts";

describe("asset: canSend and canReceive", () => {
  for (const name of [HOLDER, ISSUER]) {
    describe(name, () => {
      for (const [fact, { make, sends, receives }] of Object.entries(FACTS)) {
        const words = `${sends ? "may send" : "may not send"}, ${receives ? "may receive" : "may not receive"}`;
        it(`who ${fact} ${words}`, async () => {
          const state = await inForce();
          const { network, token } = state;
          await make(state, name);
          expect(await token.canSend(network.address(name))).to.equal(sends);
          expect(await token.canReceive(network.address(name))).to.equal(receives);
        });
      }
    });
  }

  describe("who is no holder", () => {
    for (const [who, address] of Object.entries(NO_HOLDERS)) {
      it(`${who} may neither`, async () => {
        const state = await inForce();
        expect(await state.token.canSend(address(state))).to.equal(false);
        expect(await state.token.canReceive(address(state))).to.equal(false);
      });
    }
  });
});
