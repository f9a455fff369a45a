import { expect } from "chai";
import { id } from "ethers";
import { network } from "hardhat";
import { actorWith } from "../../lib/actor.ts";
import { addressBookOf } from "../../lib/addressBook.ts";
import { approveDirective } from "../../lib/directive/approve.ts";
import { draftDirective } from "../../lib/directive/draft.ts";
import { executeDirective } from "../../lib/directive/execute.ts";
import { listDirectives } from "../../lib/directive/list.ts";
import { showDirective } from "../../lib/directive/show.ts";
import type { WrittenDirective } from "../../lib/directive/written.ts";
import { openDesk } from "../../lib/desk.ts";
import { gatherDossier } from "../../lib/dossier/dossier.ts";
import { devWalletOf } from "../../lib/keys/devKeys.ts";
import { effective } from "../fixtures/assets.ts";
import { deskNetwork } from "../fixtures/desk.ts";
import { AssetState } from "../fixtures/enums.ts";
import { decide } from "./helpers/decide.ts";
import { actedSchema, directiveSchema } from "./helpers/directives.ts";
import { documentOf } from "./helpers/document.ts";
import { refusal } from "./helpers/refusal.ts";

const connection = await network.create();
const [FIRST, SECOND] = ["regulator.officer-1", "regulator.officer-2"] as const;

const ANNULMENT: WrittenDirective = {
  kind: "annulment",
  asset: "BC27",
  from: "bank-c.issuer",
  delay: "72h",
  reference: "Order 12 of the court of A",
  evidence: id("evidence"),
};

/** The sample with an asset in force that its desk knows. */
async function annulmentNetwork(on: typeof connection) {
  const live = await deskNetwork(on);
  const asset = await effective(live);
  const desk = await openDesk(live.record, live.provider, addressBookOf(live.file).accounts);
  const actor = (name: string) => actorWith(desk, devWalletOf(desk.book.address(name), live.provider));
  return { ...live, asset, desk, actor };
}

describe("tasks: directive draft, of an annulment", () => {
  let live: Awaited<ReturnType<typeof annulmentNetwork>>;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(annulmentNetwork);
  });

  const draft = (written: Partial<WrittenDirective> = {}) =>
    draftDirective(live.desk, live.actor(FIRST), { ...ANNULMENT, ...written });

  it("should name the asset and an account of its issuer, and no amount", async () => {
    const report = await draft();
    const { kind, amount, to, asset, affected } = actedSchema.parse(documentOf(report));
    expect({ kind, amount, to, asset, affected }).to.deep.equal({
      ...{ kind: "Annulment", amount: "0", to: undefined, asset: live.asset.address, affected: "bank-c" },
    });
    expect(report.text).to.match(/^Directive 1 is drafted: annulment of asset 1 \(BC27\) of bank-c\.issuer\.\n/);
  });

  it("should say nothing of orders that hold what it takes, since it takes nothing", async () => {
    expect((await draft()).text).not.to.match(/^frozen|^beware/m);
    const shown = await showDirective(live.desk, 1);
    expect(shown.data.hold).to.equal(undefined);
    expect(shown.text).to.match(
      /^ends +asset 1 \(BC27\) \(0x\w{40}\)\nissued by +bank-c\.issuer \(0x\w{40}\) of bank-c$/m,
    );
    expect(shown.text).not.to.match(/^(takes|to|frozen) /m);
  });

  it("should be listed without an amount", async () => {
    await draft();
    const { data, text } = await listDirectives(live.desk);
    expect(directiveSchema.parse(data[0]).kind).to.equal("Annulment");
    expect(text).to.match(/^ *1 +Annulment +asset 1 \(BC27\) +bank-c\.issuer +Drafted/m);
  });

  it("should beware of an account that is not the issuer's", async () => {
    expect((await draft({ from: "bank-a.participant" })).text).to.match(
      /^beware {2}asset 1 \(BC27\) would not carry it out today: an annulment names an account of the issuer bank-c, whose seat may object, not bank-a\.participant \(0x\w{40}\): draft the directive anew \[AssetTokenNotIssuers\]$/m,
    );
  });

  it("should end the asset once two officers, the committee and the delay agree", async () => {
    await draft();
    await approveDirective(live.desk, live.actor(SECOND), 1);
    const { proposal } = (await approveDirective(live.desk, live.actor("bank-a.seat"), 1)).data;
    await decide(live, proposal ?? 0);
    await live.advance(3 * 86_400);
    await executeDirective(live.desk, live.actor("bank-d.admin"), 1);
    expect(await live.asset.token.state()).to.equal(AssetState.annulled);
    const told = (await gatherDossier(live.desk, { name: "BC27" })).data.history.map(({ words }) => words);
    expect(told).to.include.members([
      "regulator.officer-1 of regulator drafts directive 1: annulment of asset 1 (BC27) from bank-c.issuer",
      "bank-d.admin executes directive 1 (annulment of asset 1 (BC27))",
      "asset 1 (BC27) carries out directive 1 (annulment of asset 1 (BC27))",
      "asset 1 (BC27) goes from Effective to Annulled",
    ]);
  });

  for (const [part, written] of [
    ["amount", { amount: "5" }],
    ["to", { to: "csd.admin" }],
    ["arbiter", { arbiter: "auditor" }],
    ["corrects", { corrects: id("transaction") }],
  ] as const) {
    it(`should refuse --${part}`, async () => {
      expect(await refusal(draft(written))).to.equal(`An annulment has no --${part}; see --help.`);
    });
  }

  it("should refuse a seizure of an asset without an amount", async () => {
    expect(await refusal(draft({ kind: "seizure", to: "csd.admin" }))).to.equal(
      "A seizure needs --amount; see --help.",
    );
  });
});
