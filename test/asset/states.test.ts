import { expect } from "chai";
import { ZeroAddress, ZeroHash } from "ethers";
import { annulling, carryOut } from "../fixtures/assetDirectives.ts";
import { stateOf } from "../fixtures/assets.ts";
import { execution } from "../fixtures/callers.ts";
import { call } from "../fixtures/decisions.ts";
import { AssetState } from "../fixtures/enums.ts";
import { expectDecisionRefused, expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/given.ts";
import { keyOfActor } from "./helpers/issuers.ts";
import { type Expected, refusalIn, refusalOf } from "./helpers/refusals.ts";
import { EVERY_STAGE, type Stage, type Staged, staged } from "./helpers/stages.ts";
import { STATE_OF, stateAt } from "./helpers/states.ts";
import { ACTORS, ACTS, type Act } from "./helpers/table.ts";

/** A number that no asset has. */
const NO_ASSET = 77n;

/** What the committee decides about an asset. */
const DECIDED = Object.values(ACTS).filter(({ may }) => may.length === 0);

function attempt({ network }: Staged, act: Act, actor: string, args: unknown[]) {
  return network.suite.assetRegister
    .connect(keyOfActor(network, actor))
    .getFunction(act.fragment)
    .staticCall(...args);
}

async function argsOf(made: Staged, act: Act, id = made.asset.id): Promise<unknown[]> {
  const hash = id === made.asset.id ? await made.network.suite.assetRegister.contentHashOf(id) : ZeroHash;
  return [...act.args(made, id, hash)];
}

async function expectOf(made: Staged, act: Act, actor: string, args: unknown[], refusal: Expected) {
  await expectRefusal(attempt(made, act, actor, args), ...refusal);
}

/** Leaf: in this place the act comes to this in the hands of the actor. */
function itAnswers(stage: Stage, act: Act, actor: string): void {
  it(`by ${actor}`, async () => {
    const made = await staged(stage);
    const first = act.refusal === "by office, at once" ? refusalOf(made, act, actor) : undefined;
    const refusal = first ?? refusalIn(made, act, stage) ?? refusalOf(made, act, actor);
    const args = await argsOf(made, act);
    if (refusal !== undefined) return expectOf(made, act, actor, args, refusal);
    const { assetRegister } = made.network.suite;
    await assetRegister
      .connect(keyOfActor(made.network, actor))
      .getFunction(act.fragment)
      .send(...args);
    const outcome = act.outcomes[stage];
    const reached = Object.entries(AssetState).find(([name]) => name === outcome)?.[1];
    expect(await stateOf(made.asset)).to.equal(reached);
  });
}

describe("asset: every state, every act, everyone", () => {
  for (const stage of EVERY_STAGE) {
    describe(`an asset that is ${stage}`, () => {
      // Forgets the snapshots of other places, which are void once this one is made.
      before(founded);

      it(`is ${STATE_OF[stage]}`, async () => {
        const { network, asset } = await staged(stage);
        expect(await stateOf(asset)).to.equal(stateAt(stage));
        expect((await network.suite.assetRegister.assetOf(asset.id)).state).to.equal(stateAt(stage));
      });

      for (const [name, act] of Object.entries(ACTS)) {
        describe(`${name}: ${act.outcomes[stage]}`, () => {
          for (const actor of ACTORS) itAnswers(stage, act, actor);
        });
      }

      for (const act of DECIDED) {
        it(`${act.fragment} by the committee: ${act.outcomes[stage]}`, async () => {
          const made = await staged(stage);
          const decided = await call(made.network.suite.assetRegister, act.fragment, await argsOf(made, act));
          const refusal = refusalIn(made, act, stage);
          if (refusal !== undefined) return expectDecisionRefused(made.network, decided, ...refusal);
          await execution(made.network, [decided]);
          expect(await stateOf(made.asset)).to.equal(stateAt(stage));
        });
      }

      const ends = stage === "settled" || stage === "annulled";
      it(`annulment by directive: ${ends ? "illegal edge" : "annulled"}`, async () => {
        const { network, asset } = await staged(stage);
        const { assetRegister } = network.suite;
        const values = [asset.id, stateAt(stage), AssetState.annulled];
        if (ends)
          return expectRefusal(carryOut(network, asset, annulling(network)), assetRegister, "AssetIllegalEdge", values);
        await expect(carryOut(network, asset, annulling(network)))
          .to.emit(assetRegister, "AssetMoved")
          .withArgs(...values, ZeroAddress);
        expect(await stateOf(asset)).to.equal(AssetState.annulled);
      });
    });
  }

  describe("no asset", () => {
    before(founded);

    for (const [name, act] of Object.entries(ACTS)) {
      describe(name, () => {
        for (const actor of ACTORS) {
          it(`by ${actor}`, async () => {
            const made = await staged("draft");
            const { assetRegister } = made.network.suite;
            const first = act.refusal === "by office, at once" ? refusalOf(made, act, actor) : undefined;
            const refused = first?.[1] === "AccessManagedUnauthorized" ? first : undefined;
            const unknown: Expected = [assetRegister, "AssetUnknown", [NO_ASSET]];
            await expectOf(made, act, actor, await argsOf(made, act, NO_ASSET), refused ?? unknown);
          });
        }
      });
    }
  });
});
