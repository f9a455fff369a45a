import { expect } from "chai";
import { id } from "ethers";
import { z } from "zod";
import { activateAsset } from "../../lib/asset/activate.ts";
import { attestAsset } from "../../lib/asset/attest.ts";
import { draftAsset } from "../../lib/asset/draft.ts";
import { prereleaseAsset } from "../../lib/asset/prerelease.ts";
import { CUSTODIAN, INSPECTOR, ISSUER, OFFICER } from "../fixtures/assets.ts";
import { type Ended, hardhat } from "./helpers/command.ts";
import { type LiveDevnet, liveDevnet } from "./helpers/live.ts";

const FILE = "consortiums/samples/bond-2027.json";
const GROUNDS = ["--reason", "AML-3", "--evidence", id("evidence")];

describe("tasks: assets in force, from the command line", () => {
  let live: LiveDevnet;

  before(async () => {
    live = await liveDevnet();
    const { desk, folder } = live;
    const actor = (name: string) => live.actor(name);
    await draftAsset(desk, actor(ISSUER), folder, { file: FILE });
    await prereleaseAsset(desk, actor(ISSUER), "1");
    const parts = {
      Title: INSPECTOR,
      Pricing: INSPECTOR,
      Trading: INSPECTOR,
      Custody: CUSTODIAN,
      NonObjection: OFFICER,
    };
    for (const [item, by] of Object.entries(parts)) await attestAsset(desk, actor(by), folder, "1", { item });
    await activateAsset(desk, actor(ISSUER), folder, "1");
  });

  after(() => live.stop());

  const on = (...args: string[]): Promise<Ended> => hardhat(["asset", ...args, "--data", live.folder]);
  const acted = async (...args: string[]) => {
    const { code, stdout, stderr } = await on(...args, "--json");
    expect(code, stderr).to.equal(0);
    return z.looseObject({ asset: z.int(), transaction: z.string().length(66) }).parse(JSON.parse(stdout));
  };

  it("should list, show and page through the holders", async () => {
    expect((await on("list", "--state", "Effective", "--limit", "5")).stdout).to.match(
      /^1 +\S+ +Bond +Effective +bank-c /m,
    );
    expect((await on("show", "1", "--at", String(await live.desk.provider.getBlockNumber()))).stdout).to.include(
      "[Effective]",
    );
    const page = z
      .looseObject({ next: z.int() })
      .parse(JSON.parse((await on("holders", "1", "--limit", "1", "--json")).stdout));
    expect(page.next).to.equal(2);
  });

  it("should send as an organization's holder, and pause and freeze what it holds", async () => {
    const sent = await acted("transfer", "1", "--to", "bank-b.participant", "--amount", "1,000", "--as", "bank-c");
    expect(sent).to.include({ from: live.desk.book.address(ISSUER), to: live.desk.book.address("bank-b.participant") });
    const disputed = await acted("dispute", "1", "bank-b.participant", "--case", "ARB-2026-7", "--as", "bank-c");
    expect(disputed).to.include({ did: "disputed", order: 1 });
    const frozen = await acted("freeze", "1", "bank-b.participant", "--amount", "500", "--as", "bank-a");
    expect(frozen).to.include({ did: "proposed", proposal: 1 });
  });

  it("should suspend as an officer, ask to resume, and redeem nothing meanwhile", async () => {
    const suspended = await acted("suspend", "1", ...GROUNDS, "--for", "24h", "--as", "regulator.officer-1");
    expect(suspended).to.include({ did: "suspended", state: "Suspended" });
    expect(await acted("resume", "1", "--as", "regulator.officer-1")).to.include({ did: "requested" });
    const redeemed = await on("redeem", "1", "--amount", "1", "--receipt", id("receipt"), "--as", "bank-c");
    expect(redeemed.code).to.equal(1);
    expect(redeemed.failure).to.match(/^Not redeemed: asset 1 \(BC27\) is Suspended by order /);
    expect((await on("mature", "1", "--as", "bank-a")).failure).to.include("has its maturity in its terms");
  });

  it("should say which option is missing", async () => {
    expect((await on("transfer", "1", "--as", "bank-c")).failure).to.equal(
      "--to is missing; see --help for what it takes.",
    );
  });
});
