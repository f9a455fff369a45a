import { expect } from "chai";
import { DAY, HOUR } from "../../fixtures/acts.ts";
import { attest, decideOnDirective, draft } from "../../fixtures/directives.ts";
import { DirectiveKind, DirectiveStatus } from "../../fixtures/enums.ts";
import { moveTo, now } from "../../fixtures/given.ts";
import { recordOf } from "./helpers/record.ts";
import { replay } from "./helpers/replay.ts";
import { directiveAt, foundedAt } from "./helpers/stages.ts";

/** A network in which a directive met with each end, and others are on their way. */
async function lived() {
  const network = await foundedAt("executed");
  const said = { target: network.asset.address, delay: BigInt(7 * DAY) };
  for (const stage of ["withdrawn", "drafted", "endorsed", "approved", "objected"] as const) {
    await directiveAt(network, stage, said);
  }
  await directiveAt(network, "approved", { ...said, kind: DirectiveKind.award });
  await attest(network, await draft(network, { ...said, kind: DirectiveKind.award }));
  const last = await directiveAt(network, "objected", said);
  await decideOnDirective(network, "approveAgainstObjection", last);
  return network;
}

describe("supervision: directives from their events", () => {
  it("are rebuilt as the views give them, now and at every later moment", async () => {
    const { directives, ...network } = await lived();
    const seen = new Set<bigint>();
    for (const wait of [0, 40 * DAY, 30 * DAY, 30 * DAY, HOUR]) {
      await moveTo(network, (await now(network)) + wait + 1);
      const recorded = (await directives.page(1, 100)).map(recordOf);
      expect(await replay(directives, BigInt(await now(network)))).to.deep.equal(recorded);
      for (const { status } of recorded) seen.add(status);
    }
    expect([...seen]).to.have.members(
      Object.values(DirectiveStatus).filter((status) => status !== DirectiveStatus.none),
    );
  });
});
