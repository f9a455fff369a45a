import { BUYER, HOLDER } from "../../fixtures/assets.ts";
import { call } from "../../fixtures/decisions.ts";
import { DirectiveKind } from "../../fixtures/enums.ts";
import { expectDecisionRefused } from "../../fixtures/expectations.ts";
import type { Founded } from "../../fixtures/given.ts";
import { given } from "./helpers/given.ts";

/** What Directives alone asks of a token. */
const ACTS: Record<string, (network: Founded) => unknown[]> = {
  carryOut: (network) => {
    const [from, to] = [network.address(HOLDER), network.address(BUYER)];
    return [1, { kind: DirectiveKind.seizure, regulator: network.orgId("regulator"), from, to, amount: 1n }];
  },
  forcedTransfer: (network) => [network.address(HOLDER), network.address(BUYER), 1n],
};

describe("AssetToken: the committee takes a holding through Directives alone", () => {
  for (const [fragment, argsOf] of Object.entries(ACTS)) {
    it(`${fragment}: a decision of the strictest class passes, waits its delay, and is refused`, async () => {
      const { network, asset } = await given();
      const { authority, directives } = network.suite;
      const made = await call(asset.token, fragment, argsOf(network));
      const values = [await directives.getAddress(), await authority.getAddress()];
      await expectDecisionRefused(network, made, asset.token, "AssetTokenOnly", values);
    });
  }
});
