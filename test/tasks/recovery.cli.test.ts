import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { z } from "zod";
import { readAddressBook } from "../../lib/addressBook.ts";
import { ownFolder } from "../fixtures/ownFolder.ts";
import { hardhat } from "./helpers/command.ts";
import { type LiveDevnet, liveDevnet } from "./helpers/live.ts";
import { DAY, SUBJECT } from "./helpers/recovery.ts";

const actedSchema = z.object({
  did: z.string(),
  state: z.string(),
  recovery: z.object({ successor: z.string(), startedAt: z.int(), objectedAt: z.int().optional() }).optional(),
  laterKeys: z.array(z.string()),
});

describe("tasks: a recovery from the command line", () => {
  let live: LiveDevnet;
  let folder: string;

  before(async () => {
    live = await liveDevnet();
    folder = await ownFolder();
  });

  after(async () => {
    await live.stop();
  });

  const on = (...args: string[]) => hardhat(["account", ...args, "--data", live.folder]);
  const acted = async (...args: string[]) => {
    const { code, stdout, stderr } = await on(...args, "--json");
    expect(code, stderr).to.equal(0);
    return actedSchema.parse(JSON.parse(stdout));
  };

  it("should rotate a key with its acceptance, from the start to its name", async () => {
    const old = live.desk.book.address(SUBJECT);
    const accepted = await on("accept", SUBJECT, "--rotate", "--dev-keys", "--out", folder);
    expect(accepted.code, accepted.stderr).to.equal(0);
    const file = join(folder, `${SUBJECT}.rotation.acceptance.json`);
    const { recovery } = await acted("rotate", SUBJECT, "--acceptance", file, "--as", "bank-a");
    expect(recovery?.successor).to.not.equal(old);

    expect((await on("recover", SUBJECT)).stdout).to.match(/recovery +under way\n[^]*consent +none yet\n/);

    expect(await acted("recover", SUBJECT, "--consent", "--as", "bank-b")).to.include({ did: "consented" });
    await live.advance(3 * DAY);
    const finished = await acted("recover", SUBJECT, "--finish", "--as", "csd.operator");
    expect(finished).to.deep.include({ did: "finished", laterKeys: [recovery?.successor] });

    const names = (await readAddressBook(live.folder))?.accounts ?? [];
    expect(names.filter(({ name }) => name.startsWith(SUBJECT))).to.deep.equal([
      { name: `${SUBJECT}.former`, address: old },
      { name: SUBJECT, address: recovery?.successor },
    ]);
  });

  it("should let the old key object, which sends nothing, and the new key of the other deliver it", async () => {
    const { recovery } = await acted("rotate", "bank-c.issuer", "--dev-keys", "--as", "bank-c");
    const signed = await on("object", "bank-c.issuer", "--out", folder);
    expect(signed.code, signed.stderr).to.equal(0);
    const file = join(folder, "bank-c.issuer.objection.json");
    const here = await readFile(file, "utf8");
    const { successor = "", startedAt = 0 } = recovery ?? {};
    const offline = ["--to", successor, "--started-at", String(startedAt), "--out", join(folder, "offline")];
    expect((await on("object", "bank-c.issuer", ...offline)).code).to.equal(0);
    expect(await readFile(join(folder, "offline", "bank-c.issuer.objection.json"), "utf8")).to.equal(here);

    const own = await on("object", "bank-c.issuer", "--deliver", file, "--as", "bank-c.issuer");
    expect([own.code, own.failure.startsWith("The node refused the transaction (-32007)")]).to.deep.equal([1, true]);
    const delivered = await acted("object", "bank-c.issuer", "--deliver", file, "--as", SUBJECT);
    expect(delivered).to.include({ did: "objected" });
    expect(delivered.recovery?.objectedAt).to.be.a("number");
    expect((await on("recover", "bank-c.issuer", "--consent", "--as", "bank-b")).stdout).to.match(
      /^bank-b\.seat proposes it to the committee\.\n/,
    );
    expect(await acted("recover", "bank-c.issuer", "--cancel", "--as", "bank-c")).to.include({ did: "cancelled" });
  });

  it("should name guardians, and list them", async () => {
    const named = await on("guardians", "--set", "bank-b, csd.admin,auditor", "--quorum", "2", "--as", "bank-a");
    expect(named.code, named.stderr).to.equal(0);
    expect((await on("guardians", "--organization", "bank-a")).stdout).to.match(
      /bank-b\.admin[^]*csd\.admin[^]*auditor\.admin/,
    );
    expect((await on("guardians", "--set", "none", "--as", "bank-a")).stdout).to.match(
      /^bank-a has no guardians any more/,
    );
  });

  const cases = [
    ["two acts at once", ["recover", SUBJECT, "--consent", "--finish", "--as", "bank-b"], /^Say one of --support/],
    ["an actor without act", ["recover", SUBJECT, "--as", "bank-b"], /^Say one of --support, --consent, --finish/],
    ["support without acceptance", ["recover", SUBJECT, "--support", "--as", "bank-b"], /^--acceptance is missing/],
    ["a rotation without acceptance", ["rotate", SUBJECT, "--as", "bank-a"], /^Give the new key's --acceptance FILE/],
    [
      "an office beside --rotate",
      ["accept", SUBJECT, "--rotate", "--office", "Seat"],
      /^With --rotate organization and/,
    ],
    [
      "half of what is signed without a node",
      ["object", SUBJECT, "--to", `0x${"11".repeat(20)}`],
      /^Without a node, say/,
    ],
    [
      "a signature that is none",
      ["object", SUBJECT, "--signature", "yes", "--started-at", "1", "--to", `0x${"11".repeat(20)}`],
      /^--signature must be bytes, .* \(EIP-712\): \{"types"/,
    ],
  ] as const;
  for (const [what, args, line] of cases) {
    it(`should refuse ${what}`, async () => {
      const { code, failure } = await on(...args);
      expect(code).to.equal(1);
      expect(failure).to.match(line);
    });
  }
});
