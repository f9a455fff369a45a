import { expect } from "chai";
import type { NetworkConnection } from "hardhat/types/network";
import { network } from "hardhat";
import { actorWith } from "../../lib/actor.ts";
import { matureAsset } from "../../lib/asset/mature.ts";
import { showProposal } from "../../lib/committee/show.ts";
import { contractSubject } from "../../lib/regulator/subject.ts";
import { freeze } from "../fixtures/acts.ts";
import { drafted, effective, stateOf } from "../fixtures/assets.ts";
import { AssetState, Direction } from "../fixtures/enums.ts";
import { deskNetwork } from "../fixtures/desk.ts";
import { everyoneBut, keyOf } from "../fixtures/people.ts";
import { type AssetNetwork, actedSchema, withAsset } from "./helpers/assets.ts";
import { documentOf } from "./helpers/document.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();

/** An asset that matures by decision alone. */
async function perpetual(opened: NetworkConnection): Promise<AssetNetwork> {
  return withAsset(await deskNetwork(opened), { maturity: 0n });
}

describe("tasks: asset mature", () => {
  let live: AssetNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(perpetual);
  });

  const mature = async (as = "bank-a.seat", asset = "1") => {
    const report = await matureAsset(live.desk, actorWith(live.desk, keyOf(live, as)), asset);
    return { ...actedSchema.parse(documentOf(report)), text: report.text };
  };

  it("should propose it, of Operation class, and mature when it passes", async () => {
    const { did, state, proposal = 0, text } = await mature();
    expect([did, state]).to.deep.equal(["proposed", "Effective"]);
    expect(text).to.match(/^bank-a\.seat proposes it to the committee\.\nProposal 1 is open: /);
    expect((await showProposal(live.desk, proposal)).data.class).to.equal("Operation");
    await live.carry(proposal);
    expect(await stateOf(live.asset)).to.equal(AssetState.maturing);
  });

  it("should refuse one that matures by itself, and say when", async () => {
    const lockId = `0x${"22".repeat(32)}`;
    const { terms } = await effective(live, { symbol: "NEXT", lockId });
    const day = new Date(Number(terms.maturity) * 1000).toISOString().slice(0, 10);
    expect(await refusal(mature("bank-a.seat", "NEXT"))).to.match(
      new RegExp(`^asset 2 \\(NEXT\\) has its maturity in its terms, ${day} .*: it matures by itself then, without`),
    );
  });

  it("should refuse one that is not in force, or suspended", async () => {
    await drafted(live, { symbol: "NEXT", maturity: 0n });
    expect(await refusal(mature("bank-a.seat", "NEXT"))).to.match(
      /^Only an Effective asset matures; asset 2 \(NEXT\) is Draft: /,
    );
    await freeze(live, contractSubject(live.asset.address), { direction: Direction.both });
    expect(await refusal(mature())).to.match(
      /^Only an Effective asset matures; asset 1 \(BC27\) is Suspended by order 1 of regulator, lapses /,
    );
  });

  for (const name of everyoneBut("seat", "outsider", "founder")) {
    it(`should refuse ${name}`, async () => {
      expect(await refusal(mature(name))).to.match(/may not mature asset 1 \(BC27\): a Seat account proposes it\.$/);
    });
  }
});
