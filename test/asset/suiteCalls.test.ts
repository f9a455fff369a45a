import { expect } from "chai";
import type { Signer } from "ethers";
import type { AssetToken } from "../../types/ethers-contracts/index.ts";
import { ISSUER, OFFICER } from "../fixtures/assets.ts";
import { draftOf } from "../fixtures/directives.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { EVERYONE, keyOf } from "../fixtures/people.ts";
import { type InForce, inForce } from "./helpers/inForce.ts";
import { UNNAMED } from "./helpers/unnamed.ts";

/** Contracts of the suite that tokens take calls from, or might be thought to. */
const CONTRACTS = ["assetRegister", "directives", "recovery", "freezeOrders", "committee", "authority"] as const;
type Suites = (typeof CONTRACTS)[number];

/** A function of a token for one contract of the suite. */
interface SuiteCall {
  readonly permitted: Suites;
  readonly call: (token: AssetToken, state: InForce) => Promise<unknown>;
}

const CALLS: Readonly<Record<string, SuiteCall>> = {
  initialize: { permitted: "assetRegister", call: (token) => token.initialize(9n, 1n, "Mine", "MINE", 0n) },
  rename: { permitted: "assetRegister", call: (token) => token.rename("Mine", "MINE", 0n) },
  enter: { permitted: "assetRegister", call: (token) => token.enter(4n) },
  mint: {
    permitted: "assetRegister",
    call: (token, { buyer }) => token.mint([{ account: buyer, amount: 1n }]),
  },
  burn: { permitted: "assetRegister", call: (token, { holder }) => token.burn(holder, 1n) },
  setFrozenTokens: { permitted: "assetRegister", call: (token, { holder }) => token.setFrozenTokens(holder, 1n) },
  forcedTransfer: {
    permitted: "directives",
    call: (token, { holder, buyer }) => token.forcedTransfer(holder, buyer, 1n),
  },
  carryOut: {
    permitted: "directives",
    call: async (token, { network }) =>
      token.carryOut(1n, { ...(await draftOf(network)), regulator: network.orgId("regulator") }),
  },
  recover: { permitted: "recovery", call: (token, { holder, buyer }) => token.recover(holder, buyer) },
};

/** Every account of the sample that matters, and every contract but the permitted one, by name. */
async function othersThan({ network }: InForce, permitted: Suites): Promise<Map<string, Signer>> {
  const people = [...EVERYONE, ISSUER, OFFICER].map((name): [string, Signer] => [name, keyOf(network, name)]);
  const others = CONTRACTS.filter((name) => name !== permitted);
  const contracts = others.map(async (name): Promise<[string, Signer]> => {
    return [name, await network.ethers.getImpersonatedSigner(await network.suite[name].getAddress())];
  });
  return new Map([...people, ...(await Promise.all(contracts))]);
}

const TOKENS = {
  "an asset in force": async () => inForce().then((made) => ({ ...made, unnamed: made.token })),
  ...UNNAMED,
};

describe("asset: what a token takes from the suite alone", () => {
  for (const [which, given] of Object.entries(TOKENS)) {
    for (const [fragment, { permitted, call }] of Object.entries(CALLS)) {
      it(`${which}: ${fragment} from ${permitted}, and from nobody else`, async () => {
        const state = await given();
        const { unnamed: token, network } = state;
        const only = await network.suite[permitted].getAddress();
        for (const [, signer] of await othersThan(state, permitted)) {
          const words = [only, await signer.getAddress()];
          await expectRefusal(call(token.connect(signer), state), token, "AssetTokenOnly", words);
        }
      });
    }
  }

  it("takes its own from each: the permitted passes the check", async () => {
    const state = await inForce();
    const { network, token } = state;
    const register = await network.ethers.getImpersonatedSigner(await network.suite.assetRegister.getAddress());
    const again = token.connect(register).initialize(9n, 1n, "Mine", "MINE", 0n);
    await expectRefusal(again, token, "AssetTokenIsNamed", [state.asset.id]);
    expect(await token.name()).to.equal(state.asset.terms.name);
  });

  it("answers yes to setFrozenTokens and to forcedTransfer, as ERC-7943 has them", async () => {
    const { network, token, holder, buyer } = await inForce();
    const by = async (name: Suites) =>
      token.connect(await network.ethers.getImpersonatedSigner(await network.suite[name].getAddress()));
    const register = await by("assetRegister");
    expect(await register.setFrozenTokens.staticCall(holder, 1n, { gasPrice: 0 })).to.equal(true);
    const directives = await by("directives");
    expect(await directives.forcedTransfer.staticCall(holder, buyer, 1n, { gasPrice: 0 })).to.equal(true);
  });
});
