import { expect } from "chai";
import { keccak256 } from "ethers";
import { network } from "hardhat";
import { sentenceOf } from "../../../lib/actions/sentence.ts";
import { callOf } from "../../../lib/actions/written.ts";
import { encodeCall } from "../../../lib/committee/calls.ts";
import { callLine, decodeCall } from "../../../lib/decode.ts";
import { dryRun } from "../../../lib/dryRun.ts";
import { withReleases } from "../../../lib/release/entries.ts";
import { type DeskNetwork, deskNetwork } from "../../fixtures/desk.ts";
import { IDLE, decideOnRelease, published, submit } from "../../fixtures/releases.ts";
import { refusal } from "../../tasks/helpers/refusal.ts";

const connection = await network.create();

describe("lib: actions about releases", () => {
  let live: DeskNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(deskNetwork);
  });

  const tried = async (action: string, args: Record<string, string>) => {
    const desk = await withReleases(live.desk);
    const call = encodeCall(desk, (await callOf(desk, { action, args })).call);
    const line = callLine(decodeCall(call.target, call.data, desk.contracts, desk.book));
    return { line, sentence: sentenceOf(desk, call), outcome: (await dryRun(desk, [call])).result };
  };

  it("should approve by name, in the function that fits what the release declares", async () => {
    await submit(live);
    await submit(live, { name: "factory", factory: true });
    const hash = keccak256(IDLE);
    const code = `${hash.slice(0, 10)}…${hash.slice(-4)}`;
    expect(await tried("release.approve", { release: "price-board" })).to.deep.equal({
      line: `Releases.approve(release: release 1 (price-board 1.0.0), initCodeHash: ${hash})`,
      sentence: `Approve release 1 (price-board 1.0.0), code ${code}`,
      outcome: "passes",
    });
    expect(await tried("release.approve", { release: "factory@1.0.0" })).to.deep.equal({
      line: `Releases.approveUnscanned(release: release 2 (factory 1.0.0), initCodeHash: ${hash})`,
      sentence: `Approve release 2 (factory 1.0.0), code ${code}, which brings unscanned code`,
      outcome: "passes",
    });
  });

  it("should reject, suspend, resume and retire what stands where the act needs it", async () => {
    await submit(live);
    const { id } = await published(live, { name: "running" });
    const outcomes = async (...actions: [string, string][]) =>
      Promise.all(actions.map(async ([action, release]) => (await tried(action, { release })).outcome));
    expect(await outcomes(["release.reject", "price-board"], ["release.suspend", "running"])).to.deep.equal([
      "passes",
      "passes",
    ]);
    await decideOnRelease(live, "suspend", { id });
    expect(await outcomes(["release.resume", "running"], ["release.retire", "running"])).to.deep.equal([
      "passes",
      "passes",
    ]);
    expect(await outcomes(["release.suspend", "running"])).to.deep.equal(["fails"]);
  });

  it("should set the mode and the list, in words", async () => {
    const mode = await tried("release.set-mode", { mode: "ListedDevelopers" });
    expect(mode).to.include({ sentence: "Set the mode of deployment to ListedDevelopers", outcome: "passes" });
    expect(mode.line).to.equal("Releases.setMode(mode: ListedDevelopers)");
    const listed = (value: string) => tried("release.set-listed", { org: "bank-b", listed: value });
    expect((await listed("true")).sentence).to.equal("List bank-b as a developer whose releases one seat approves");
    expect((await listed("false")).sentence).to.equal(
      "Take bank-b off the list of developers whose releases one seat approves",
    );
  });

  it("should refuse an unknown release and mode", async () => {
    expect(await refusal(tried("release.approve", { release: "price-bord" }))).to.match(
      /^There is no release "price-bo/,
    );
    expect(await refusal(tried("release.set-mode", { mode: "Open" }))).to.match(/^mode "Open" is unknown: /);
    expect(await refusal(tried("release.approve", {}))).to.match(/^release\.approve lacks --release: Release: number/);
  });
});
