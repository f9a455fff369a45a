import { expect } from "chai";
import { MaxUint256 } from "ethers";
import { contractSubject } from "../../lib/regulator/subject.ts";
import { decideOn, suspendOrganization } from "../fixtures/acts.ts";
import { BUYER, HOLDER } from "../fixtures/assets.ts";
import { Direction } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { freezeByDecision } from "../fixtures/orders.ts";
import { keyOf } from "../fixtures/people.ts";
import { consented, rotation } from "../fixtures/recovery.ts";
import { decideOnRelease, published } from "../fixtures/releases.ts";
import { FACTS } from "./helpers/facts.ts";
import { type InForce, barAccount, inForce, tokenAs } from "./helpers/inForce.ts";

const SPENDER = "csd.admin";

/** The holder approves all to this address, which then sends one unit to the buyer. */
async function spend(state: InForce, spender: string) {
  const { network, holder, buyer } = state;
  await tokenAs(state, HOLDER).approve(spender, MaxUint256);
  const signer = await network.ethers.getImpersonatedSigner(spender);
  return state.token.connect(signer).transferFrom(holder, buyer, 1n);
}

async function expectSpent(state: InForce, spender: string): Promise<void> {
  await spend(state, spender);
  expect(await state.token.balanceOf(state.buyer)).to.equal(1n);
}

async function expectNotSpent(state: InForce, spender: string): Promise<void> {
  await expectRefusal(spend(state, spender), state.token, "ERC7943CannotSend", [spender]);
  expect(await state.token.allowance(state.holder, spender)).to.equal(MaxUint256);
}

describe("asset: transferFrom", () => {
  it("tells what is left to the spender, whom no transfer names", async () => {
    const state = await inForce();
    const spender = keyOf(state.network, SPENDER);
    await tokenAs(state, HOLDER).approve(spender, 10n);
    await expect(tokenAs(state, SPENDER).transferFrom(state.holder, state.buyer, 4n))
      .to.emit(state.token, "Approval")
      .withArgs(state.holder, spender.address, 6n);
  });

  describe("by an account", () => {
    for (const name of [SPENDER, BUYER, "bank-a.seat", "bank-b.developer", "regulator.officer-1"]) {
      it(`${name}, in force: moves`, async () => {
        const state = await inForce();
        await expectSpent(state, keyOf(state.network, name).address);
      });
    }

    for (const name of ["outsider", "founder"]) {
      it(`${name}, not enrolled: refuses`, async () => {
        const state = await inForce();
        await expectNotSpent(state, keyOf(state.network, name).address);
      });
    }

    const bars: Record<string, (state: InForce, account: string) => Promise<unknown>> = {
      "frozen for sending": (state, account) => barAccount(state, account, Direction.send),
      suspended: ({ network }, account) => decideOn(network, "suspend", account),
      revoked: ({ network }, account) => decideOn(network, "revoke", account),
      "of a suspended organization": ({ network }) => suspendOrganization(network, "bank-b"),
      "whose key is being replaced": ({ network }) => consented(network, rotation(network, BUYER)),
    };
    for (const [what, bar] of Object.entries(bars)) {
      it(`${what}: refuses`, async () => {
        const state = await inForce();
        await bar(state, state.buyer);
        await expectNotSpent(state, state.buyer);
      });
    }

    it("frozen for receiving: moves for others", async () => {
      const state = await inForce();
      const spender = state.network.address(SPENDER);
      await barAccount(state, spender, Direction.receive);
      await expectSpent(state, spender);
    });

    it("the holder himself, who approved it to himself: moves", async () => {
      const state = await inForce();
      await expectSpent(state, state.holder);
    });
  });

  describe("by a contract", () => {
    it("of the suite: moves", async () => {
      const state = await inForce();
      await expectSpent(state, await state.network.suite.directives.getAddress());
    });

    it("that was published: moves", async () => {
      const state = await inForce();
      await expectSpent(state, (await published(state.network)).target);
    });

    const ends = { suspended: ["suspend"], "suspended and retired": ["suspend", "retire"] };
    for (const [what, fragments] of Object.entries(ends)) {
      it(`that was ${what}: refuses`, async () => {
        const state = await inForce();
        const release = await published(state.network);
        for (const fragment of fragments) await decideOnRelease(state.network, fragment, release);
        await expectNotSpent(state, release.target);
      });
    }

    it("that is frozen: refuses", async () => {
      const state = await inForce();
      const { target } = await published(state.network);
      await freezeByDecision(state.network, contractSubject(target), { direction: Direction.both });
      await expectNotSpent(state, target);
    });

    it("that nobody published: refuses", async () => {
      const state = await inForce();
      const passer = await state.network.ethers.deployContract("Passer", state.network.stranger());
      await expectNotSpent(state, await passer.getAddress());
    });
  });

  describe("of a holder", () => {
    for (const [fact, { make, sends }] of Object.entries(FACTS)) {
      if (sends) continue;
      it(`who ${fact}: refuses whoever spends`, async () => {
        const state = await inForce();
        const spender = state.network.address(SPENDER);
        await make(state, HOLDER);
        await expectRefusal(spend(state, spender), state.token, "ERC7943CannotSend", [state.holder]);
      });
    }
  });
});
