import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { id } from "ethers";
import { z } from "zod";
import { ownFolder } from "../fixtures/ownFolder.ts";
import { actedSchema } from "./helpers/directives.ts";
import { type Ended, hardhat } from "./helpers/command.ts";
import { decide } from "./helpers/decide.ts";
import { type LiveDevnet, liveDevnet } from "./helpers/live.ts";

const DRAFT = [
  ...["directive", "draft", "--kind", "award", "--asset", "Notice", "--from", "bank-c.issuer", "--to", "csd.admin"],
  ...[
    "--amount",
    "400",
    "--case",
    "ARB-2026-7",
    "--arbiter",
    "auditor",
    "--delay",
    "96h",
    "--evidence",
    id("evidence"),
  ],
];

describe("tasks: directive, from the command line", () => {
  let live: LiveDevnet;
  let folder: string;

  before(async () => {
    live = await liveDevnet();
    folder = await ownFolder();
  });

  after(async () => {
    await live.stop();
  });

  const on = (...args: string[]): Promise<Ended> => hardhat([...args, "--data", live.folder]);
  const acted = async (...args: string[]) => {
    const { code, stdout, stderr } = await on(...args, "--json");
    expect(code, stderr).to.equal(0);
    return actedSchema.parse(JSON.parse(stdout));
  };
  const seizure = async (): Promise<number> => {
    const written = ["--kind", "seizure", "--asset", "Notice", "--from", "bank-c.issuer", "--to", "csd.admin"];
    const rest = ["--amount", "1", "--reference", "Order 1", "--evidence", id("evidence")];
    return (await acted("directive", "draft", ...written, ...rest, "--as", "regulator.officer-1")).directive;
  };

  it("should draft an award, have it endorsed, attested by the arbiter's name, and proposed by a member's", async () => {
    const reference = join(folder, "order.txt");
    await writeFile(reference, "the order");
    const made = await acted(...DRAFT, "--reference", reference, "--as", "regulator.officer-1");
    expect(made).to.include({ did: "drafted", delay: 345_600, legalReference: id("the order"), case: "ARB-2026-7" });
    const number = String(made.directive);
    expect(await acted("directive", "approve", number, "--as", "auditor")).to.include({ did: "attested" });
    expect(await acted("directive", "approve", number, "--as", "regulator.officer-2")).to.include({ did: "endorsed" });
    expect(await acted("directive", "approve", number, "--as", "bank-a")).to.include({ did: "proposed", proposal: 1 });
    const shown = z
      .object({ proposals: z.array(z.int()) })
      .parse(JSON.parse((await on("directive", "show", number, "--json")).stdout));
    expect(shown.proposals).to.deep.equal([1]);
    expect((await on("directive", "list", "--open")).stdout).to.match(
      /^1 +Award +400 Notice +bank-c\.issuer +csd\.admin +Endorsed$/m,
    );
  });

  it("should sign an objection with the seat of a member's name, and deliver it with any account of another's", async () => {
    const number = String(await seizure());
    await acted("directive", "approve", number, "--as", "regulator.officer-2");
    await decide(live, (await acted("directive", "approve", number, "--as", "bank-a")).proposal ?? 0);
    const early = await on("directive", "execute", number, "--as", "bank-b");
    expect(early.code).to.equal(1);
    expect(early.failure).to.match(/^Directive \d still waits: execute it from .* on, see `directive show \d`\.$/);
    const args = ["directive", "object", number, "--reason", "It is ours", "--as", "bank-c"];
    const { stdout } = await on(...args, "--sign", "--out", folder);
    expect(stdout).to.match(/^bank-c\.seat has signed an objection to directive \d, the seizure of 1 Notice/);
    const file = join(folder, `${number}-bank-c.seat.objection.json`);
    const both = await on("directive", "object", number, "--reason", "It is ours", "--deliver", file, "--as", "bank-b");
    expect(both.failure).to.equal("--deliver takes what was signed: leave out --sign, --signature and --reason.");
    const asked = await on(...args, "--sign", "--signature", "ask", "--out", folder);
    expect(asked.failure).to.match(/^--signature must be bytes, .* \(EIP-712\): \{"types":.*"primaryType":"Objection"/);
    const wallet = await on(...args, "--sign", "--signature", "0x1234", "--out", join(folder, "wallets"));
    expect(wallet.stdout).to.include(`${join(folder, "wallets")}/${number}-bank-c.seat.objection.json`);
    expect(await acted("directive", "object", number, "--deliver", file, "--as", "bank-b")).to.include({
      did: "objected",
    });
    expect((await on(...args)).failure).to.match(/^Directive \d is Objected, not Approved/);
  });

  it("should withdraw", async () => {
    const number = String(await seizure());
    const { stdout } = await on("directive", "withdraw", number, "--as", "regulator.officer-2");
    expect(stdout).to.equal(`Directive ${number} is withdrawn: seizure of 1 Notice from bank-c.issuer to csd.admin.\n`);
  });

  for (const [missing, line] of [
    ["--amount", "An award needs --amount; see --help."],
    ["--asset", "--asset is missing; see --help for what it takes."],
  ] as const) {
    it(`should say that ${missing} is missing, in one line and with exit code 1`, async () => {
      const at = DRAFT.indexOf(missing);
      const args = [...DRAFT.slice(0, at), ...DRAFT.slice(at + 2), "--reference", "Order 1"];
      const { code, failure } = await on(...args, "--as", "regulator.officer-1");
      expect([code, failure]).to.deep.equal([1, line]);
    });
  }

  it("should say that --reason is missing", async () => {
    const { code, failure } = await on("directive", "object", "1", "--as", "bank-c");
    expect([code, failure]).to.deep.equal([1, "--reason is missing; see --help for what it takes."]);
  });
});
