import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { z } from "zod";
import { propose } from "../../lib/committee/propose.ts";
import { devWalletOf } from "../../lib/keys/devKeys.ts";
import { ownFolder } from "../fixtures/ownFolder.ts";
import { tamper } from "./helpers/ballots.ts";
import { type Ended, hardhat } from "./helpers/command.ts";
import { type LiveDevnet, liveDevnet } from "./helpers/live.ts";

const BANK_A_KEY = "CONCORDAT_KEY_BANK_A_SEAT";

const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);
const hash = z.string().regex(/^0x[0-9a-f]{64}$/);
const tally = z.strictObject({
  for: z.int(),
  against: z.int(),
  abstain: z.int(),
  total: z.int(),
  participation: z.int(),
  approval: z.int(),
});
const document = {
  proposal: z.int(),
  class: z.string(),
  state: z.string(),
  organization: z.string(),
  account: address,
  description: z.string(),
  overriding: z.boolean(),
  proposalHash: hash,
  tally,
  createdAt: z.int(),
  deadline: z.int(),
  eta: z.int().optional(),
  due: z.enum(["vote", "queue", "execute", "wait", "nothing"]),
  until: z.int().optional(),
  next: z.string(),
};
const decodedCall = z.strictObject({
  target: address,
  contract: z.string().optional(),
  function: z.string().optional(),
  arguments: z.array(z.strictObject({ name: z.string(), type: z.string(), value: z.unknown(), words: z.string() })),
  data: z.string(),
});
const support = z.enum(["for", "against", "abstain"]);
const ballot = {
  chainId: z.int(),
  committee: address,
  proposal: z.int(),
  proposalHash: hash,
  support,
  voter: address,
  signature: z.string(),
};

const schemas = {
  list: z.array(z.strictObject(document)),
  show: z.strictObject({
    ...document,
    calls: z.array(decodedCall),
    seats: z.array(
      z.strictObject({
        organization: z.string(),
        weight: z.int(),
        ballot: z.enum(["for", "against", "abstain", "outstanding", "none"]),
        account: address.optional(),
        reason: z.string().optional(),
        transaction: hash.optional(),
      }),
    ),
    notes: z.array(z.string()),
    veto: z.strictObject({ officer: address, reasonCode: hash, evidenceHash: hash }).optional(),
    missing: z.strictObject({ cast: z.int(), participation: z.int(), approval: z.int() }),
    file: z.string().optional(),
  }),
  vote: z.strictObject({
    proposal: z.int(),
    support,
    voter: address,
    organization: z.string(),
    weight: z.int(),
    state: z.string(),
    decided: z.boolean(),
    tally,
    next: z.string(),
    transaction: hash,
  }),
  sign: z.strictObject({ ...ballot, file: z.string(), calls: z.array(decodedCall) }),
  deliver: z.strictObject({
    counted: z.int(),
    repeated: z.int(),
    refused: z.int(),
    ballots: z.array(
      z.strictObject({
        file: z.string(),
        proposal: z.int().optional(),
        voter: address.optional(),
        support: support.optional(),
        weight: z.int().optional(),
        result: z.enum(["counted", "repeated", "refused"]),
        reason: z.string().optional(),
        transaction: hash.optional(),
      }),
    ),
    proposals: z.array(
      z.strictObject({ proposal: z.int(), state: z.string(), decided: z.boolean(), tally, next: z.string() }),
    ),
  }),
  rates: z.strictObject({
    total: z.int(),
    heaviest: z.strictObject({ organization: z.string(), weight: z.int() }),
    classes: z
      .array(
        z.strictObject({
          class: z.string(),
          participation: z.int(),
          approval: z.int(),
          period: z.int(),
          delay: z.int(),
          participationWeight: z.int(),
          approvalWeight: z.int(),
          reachable: z.boolean(),
        }),
      )
      .length(4),
    overrideWeight: z.int(),
  }),
  seats: z
    .array(
      z.strictObject({
        organization: z.string(),
        group: z.string(),
        account: address.optional(),
        accountStatus: z.string(),
        organizationStatus: z.string(),
        frozen: z.boolean(),
        weight: z.int(),
        share: z.int(),
        live: z.boolean(),
        openProposals: z.array(z.int()),
      }),
    )
    .length(5),
  failure: z.strictObject({ error: z.strictObject({ message: z.string(), name: z.string().optional() }) }),
};

describe("tasks: ballots from the command line", () => {
  let live: LiveDevnet;
  let folder: string;
  /** What a voter keeps of the network on a computer without any node. */
  let home: string;
  let file: string;

  before(async () => {
    live = await liveDevnet();
    folder = await ownFolder();
    home = join(folder, "home");
    file = join(folder, "proposal-1.json");
    await cp(join(live.folder, "deployment"), join(home, "deployment"), { recursive: true });
    await cp(join(live.folder, "names.json"), join(home, "names.json"));
    const calls = [{ call: "Organizations.suspend", args: ["bank-c"] }];
    await propose(live.desk, live.actor("bank-a.seat"), { calls, description: "Late filings" });
    await propose(live.desk, live.actor("bank-b.seat"), { calls, description: "Later filings" });
  });

  after(async () => {
    await live.stop();
  });

  const committee = (...args: string[]): Promise<Ended> => hardhat(["committee", ...args, "--data", live.folder]);
  const sign = (args: string[], env = {}): Promise<Ended> => hardhat(["committee", "sign", ...args], env);
  const jsonOf = async <T>(schema: z.ZodType<T>, ...args: string[]): Promise<T> => {
    const { code, stdout, stderr } = await committee(...args, "--json");
    expect(code, stderr).to.equal(0);
    return schema.parse(JSON.parse(stdout));
  };

  it("should print the documents that programs read", async () => {
    const listed = await jsonOf(schemas.list, "list");
    expect(listed.map(({ proposal }) => proposal)).to.deep.equal([2, 1]);
    expect(await jsonOf(schemas.show, "show", "1", "--out", file)).to.include({ proposal: 1, file });
    expect((await jsonOf(schemas.rates, "rates")).total).to.equal(100);
    expect((await jsonOf(schemas.seats, "seats"))[0]).to.deep.include({ organization: "bank-a", openProposals: [1] });
    const voted = await jsonOf(schemas.vote, "vote", "2", "--against", "--as", "bank-d");
    expect(voted).to.include({ organization: "bank-d", weight: 15, decided: false });
  });

  it("should sign without any node, and deliver what was signed", async () => {
    const out = join(folder, "ballots");
    const signedBallot = await sign([file, "--for", "--as", "bank-a", "--data", home, "--out", out, "--json"]);
    expect(signedBallot.code, signedBallot.stdout).to.equal(0);
    const { voter } = schemas.sign.parse(JSON.parse(signedBallot.stdout));
    expect(voter).to.equal(live.actor("bank-a.seat").address);
    await writeFile(join(out, "broken.ballot.json"), "{}");

    const { code, stdout } = await committee("deliver", out, "--as", "bank-b.admin", "--json");
    const { counted, refused } = schemas.deliver.parse(JSON.parse(stdout));
    expect([counted, refused, code], "one was refused").to.deep.equal([1, 1, 1]);
    await rm(join(out, "broken.ballot.json"));
    const again = await committee("deliver", out, "--as", "bank-b.admin");
    expect([again.code, again.stdout.includes("0 ballots counted, 1 repeated, 0 refused.")]).to.deep.equal([0, true]);
  });

  it("should sign with the key in the environment where the network is no devnet", async () => {
    const record = join(folder, "bond-network");
    await mkdir(record);
    await cp(join(live.folder, "deployment"), record, { recursive: true });
    const args = [file, "--for", "--as", "bank-a", "--data", record, "--out", join(folder, "keyed")];
    const keyless = await sign(args);
    expect([keyless.code, keyless.failure]).to.deep.equal([
      1,
      `There is no key of bank-a.seat: put it into the keystore with \`npx hardhat keystore set ${BANK_A_KEY}\`, or into the environment variable ${BANK_A_KEY}.`,
    ]);
    const key = devWalletOf(live.actor("bank-a.seat").address).privateKey;
    const { code, stdout, stderr } = await sign(args, { [BANK_A_KEY]: key });
    expect(code, stderr).to.equal(0);
    expect(stdout).to.include("1-bank-a.seat.ballot.json").and.not.include(key);
    expect(await readFile(join(folder, "keyed", "1-bank-a.seat.ballot.json"), "utf8")).to.not.include(key);
  });

  it("should tell what a contract wallet must sign, and take its signature", async () => {
    const wallet = live.stranger(5).address;
    const args = [file, "--for", "--voter", wallet, "--data", home, "--out", join(folder, "wallets")];
    const { failure } = await sign(args);
    expect(failure).to.match(
      /^--signature is missing: have the wallet sign this \(EIP-712\), then give it: \{"types":/,
    );
    expect((await sign([...args, "--signature", "0x1234"])).code).to.equal(0);
  });

  it("should refuse in one line, with exit code 1", async () => {
    const other = join(folder, "other.json");
    await cp(file, other);
    await tamper(other, () => ({ description: "Thank bank-c" }));
    const plain = [file, "--data", home];
    const cases: readonly (readonly [string[], RegExp])[] = [
      [[other, "--for", "--as", "bank-a", "--data", home], /was tampered with: its description does not have the hash/],
      [[...plain, "--as", "bank-a"], /^Say one of --for, --against and --abstain\.$/],
      [[...plain, "--for"], /^Say who votes: --as NAME/],
      [[...plain, "--for", "--as", "bank-a", "--voter", `0x${"11".repeat(20)}`], /not both\.$/],
      [[...plain, "--for", "--as", "bnk-a"], /"bnk-a": did you mean bank-a/],
      [[file, "--for", "--as", "bank-a", "--data", folder], /has no deployment record/],
      [["none.json", "--for", "--as", "bank-a"], /^There is no file none\.json to read a proposal file from\.$/],
    ];
    const ended = await Promise.all(cases.map(([args]) => sign(args)));
    for (const [index, [, line]] of cases.entries()) {
      expect(ended[index]?.failure).to.match(line);
      expect(ended[index]?.code).to.equal(1);
    }
    const { code, stdout } = await sign([...plain, "--for", "--as", "bnk-a", "--json"]);
    expect([code, schemas.failure.parse(JSON.parse(stdout)).error.message.includes("bnk-a")]).to.deep.equal([1, true]);
  });
});
