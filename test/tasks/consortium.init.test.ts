import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { id } from "ethers";
import { z } from "zod";
import { startConsortiumDevnet } from "../../devnet/consortium.ts";
import type { Asker } from "../../lib/consortium/answers.ts";
import { type Initiating, initConsortium } from "../../lib/consortium/init.ts";
import { loadConsortium } from "../../lib/consortium/load.ts";
import { enodeKeyOf, formatEnode } from "../../lib/enode.ts";
import { devNodeKey, devWallet } from "../../lib/keys/devKeys.ts";
import { ownFolder } from "../fixtures/ownFolder.ts";
import { refusalOf } from "../fixtures/refusal.ts";
import { hardhat } from "./helpers/command.ts";

const NOW = Date.UTC(2026, 5, 1) / 1000;
const GIVEN = { name: "bond-market", "chain-id": "20261", members: "bank-a 25, bank-b 22, bank-c:18:group-c, csd=20" };

const termsSchema = z.strictObject({
  participation: z.number(),
  approval: z.number(),
  period: z.number(),
  delay: z.number(),
});

export const summarySchema = z.strictObject({
  consortium: z.string(),
  chainId: z.number(),
  organizations: z.array(
    z.strictObject({
      organization: z.string(),
      kind: z.string(),
      group: z.string(),
      weight: z.number(),
      accounts: z.array(z.string()),
      nodes: z.number(),
    }),
  ),
  classes: z.record(z.string(), termsSchema),
  contracts: z.array(z.string()),
  authority: z.string(),
});

describe("tasks: consortium init", () => {
  let folder: string;
  let number = 0;

  before(async () => {
    folder = await ownFolder();
  });

  const fresh = () => join(folder, `${++number}.json`);
  const init = (more: Partial<Initiating> & { given?: Initiating["given"] } = {}) =>
    initConsortium({ given: GIVEN, devKeys: true, force: false, now: NOW, out: fresh(), ...more });

  /** A person who types these lines; `heard` holds what was asked and said. */
  const typing = (...lines: string[]): { asker: Asker; heard: string[] } => {
    const heard: string[] = [];
    const ask = (words: string): Promise<string> => {
      heard.push(words);
      return Promise.resolve(lines.shift() ?? "");
    };
    return { heard, asker: { ask, say: (line) => void heard.push(line) } };
  };

  describe("given flags", () => {
    it("should write a file that validates, names its schema, and suggests what was left out", async () => {
      const { data, text } = await init();
      const { file, ...summary } = data;
      expect(summarySchema.parse(summary)).to.include({ consortium: "bond-market", chainId: 20261 });
      const written = await loadConsortium(file);
      expect(written.$schema).to.match(/^\.\.\/.*consortiums\/consortium\.schema\.json$/);
      expect(written.organizations.map(({ name, seatWeight }) => [name, seatWeight])).to.deep.equal([
        ["bank-a", 25],
        ["bank-b", 22],
        ["bank-c", 18],
        ["csd", 20],
        ["regulator", undefined],
        ["auditor", undefined],
      ]);
      expect(written.accounts.filter(({ office }) => office === "Regulator")).to.have.length(2);
      expect(written.accounts[0]?.validUntil).to.equal(Date.UTC(2028, 11, 31) / 1000);
      expect(text).to.match(/next {2}look through it, then `npx hardhat consortium validate /);
    });

    it("should found a network that runs", async () => {
      const { data } = await init({ given: { ...GIVEN, auditor: "none", officers: "3" } });
      const file = await loadConsortium(data.file);
      const options = { file, dataFolder: join(folder, "devnet"), port: 0 };
      const { devnet, record } = await startConsortiumDevnet(options);
      try {
        expect(devnet.endpoints).to.have.length(5);
        expect([record.consortium, record.chainId]).to.deep.equal(["bond-market", 20261]);
      } finally {
        await devnet.stop();
      }
    });

    it("should take addresses and KYC hashes from a file, in place of the development keys", async () => {
      const names = ["bank-a", "bank-b", "bank-c", "csd"].flatMap((name) => [`${name}.seat`, `${name}.admin`]);
      const all = [...names, "regulator.officer-1", "regulator.officer-2", "auditor.inspector"];
      const holders = Object.fromEntries(
        all.map((name, i) => [name, { address: devWallet(60 + i).address, kyc: id(name) }]),
      );
      const accounts = fresh();
      await writeFile(accounts, JSON.stringify({ founder: devWallet(59).address, ...holders }));
      const { data } = await init({ accounts });
      const written = await loadConsortium(data.file);
      expect(written.founder.address).to.equal(devWallet(59).address);
      expect(written.accounts[0]).to.include({ address: devWallet(60).address, kyc: id("bank-a.seat") });
    });

    it("should take nodes from a file, in place of the development keys, and let members' nodes validate", async () => {
      const nodes = fresh();
      const names = ["bank-a", "bank-b", "bank-c", "csd", "regulator", "auditor"];
      const urlOf = (name: string, place: number) =>
        formatEnode({ ...enodeKeyOf(devNodeKey(80 + place)), host: `${name}.example`, port: 30_311 });
      const urls = Object.fromEntries(names.map((name, i) => [name, urlOf(name, i)]));
      await writeFile(nodes, JSON.stringify(urls));
      const written = await loadConsortium((await init({ nodes })).data.file);
      expect(written.nodes.map(({ enode }) => formatEnode(enode))).to.deep.equal(Object.values(urls));
      expect(written.nodes.map(({ validator }) => validator)).to.deep.equal([true, true, true, true, false, false]);
    });

    it("should name what a file of nodes lacks, or what in it is no node", async () => {
      const nodes = fresh();
      const url = formatEnode({ ...enodeKeyOf(devNodeKey(80)), host: "a.example", port: 30_303 });
      const refusedWith = async (content: unknown) => {
        await writeFile(nodes, JSON.stringify(content));
        return refusalOf(init({ nodes }));
      };
      expect(await refusedWith({ "bank-a": url })).to.match(/lacks the enode URL of bank-b, bank-c, csd, regulator/);
      expect(await refusedWith({ "bank-a": url, "bank-b": url })).to.match(/^bank-a's node has this key already/);
      expect(await refusedWith({ "bank-a": "enode://12@a:1" })).to.match(/^"enode:\/\/12@a:1" is no enode URL/);
      expect(await refusedWith(["bank-a"])).to.match(/is no list of nodes|is no enode URL/);
      expect(await refusalOf(init({ nodes: join(folder, "none") }))).to.match(/^There is no file .*--nodes/);
    });

    it("should name what a file of accounts lacks, or what in it is no account", async () => {
      const accounts = fresh();
      await writeFile(
        accounts,
        JSON.stringify({ founder: devWallet(59).address, "bank-a.seat": devWallet(60).address }),
      );
      expect(await refusalOf(init({ accounts }))).to.match(
        /lacks the address or the kyc hash of bank-a\.seat, bank-a\.admin, bank-b\.seat/,
      );
      await writeFile(accounts, JSON.stringify({ founder: "0x12" }));
      expect(await refusalOf(init({ accounts }))).to.match(/is no list of accounts: founder needs/);
      expect(await refusalOf(init({ accounts: join(folder, "none") }))).to.match(/^There is no file /);
    });

    it("should name everything that is missing in one line", async () => {
      expect(await refusalOf(init({ given: { name: "bond-market" }, devKeys: false }))).to.equal(
        "Without a terminal nobody is asked: give --chain-id, --members, --accounts FILE and --nodes FILE (or --dev-keys); see --help for the rest.",
      );
    });

    const faults: [string, Record<string, string>, RegExp][] = [
      ["a name with capitals", { name: "Bond" }, /^--name: The name "Bond" must be lower case/],
      [
        "a chain id that is none",
        { "chain-id": "0x1" },
        /^--chain-id: A chain id is a whole number from 1 to \d+, not "0x1"\.$/,
      ],
      [
        "two members",
        { members: "a 1, b 1" },
        /^--members: These weights cannot be: a committee must have 3 to 128 seats, not 2/,
      ],
      [
        "a seat with half of the weight",
        { members: "a 5, b 1, c 1" },
        /the seat of a has 5 of 7, which is half of the weight/,
      ],
      ["a group with half of the weight", { members: "a 1 g, b 1 g, c 1" }, /the group g has 2 of 3/],
      [
        "rates out of reach",
        { members: "a 2, b 2, c 1" },
        /66\.66 % of all weight is unreachable: without a, .*; choose flatter ones\.$/,
      ],
      ["a weight of nothing", { members: "a 0, b 1, c 1" }, /^--members: The weight of a seat /],
      [
        "a member without weight",
        { members: "a, b 1, c 1" },
        /^--members: "a" is no member with a weight: write bank-a 25/,
      ],
      ["a member twice", { members: "a 1, a 1, c 1" }, /^--members: a is named twice/],
      ["a regulator with a member's name", { regulator: "csd" }, /^--regulator: csd is another organization already/],
      [
        "an auditor with the regulator's name",
        { auditor: "regulator" },
        /^--auditor: regulator is another organization already/,
      ],
      ["one officer", { officers: "1" }, /^--officers: The number of officers is a whole number from 2 to 16, not "1"/],
      ["a date that has passed", { "valid-until": "2020-01-01" }, /^--valid-until: 2020-01-01 has passed/],
      ["a port that is none", { port: "0" }, /^--port: A port is a whole number/],
    ];
    for (const [what, given, line] of faults) {
      it(`should refuse ${what}, naming the option`, async () => {
        expect(await refusalOf(init({ given: { ...GIVEN, ...given } }))).to.match(line);
      });
    }
  });

  describe("given a file that is there", () => {
    it("should leave it as it is, before anything is asked", async () => {
      const out = fresh();
      await writeFile(out, "mine");
      const { asker, heard } = typing();
      expect(await refusalOf(init({ out, given: { name: "bond-market" }, asker }))).to.equal(
        `${out} is there already: give another --out, or --force to write over it.`,
      );
      expect([await readFile(out, "utf8"), heard]).to.deep.equal(["mine", []]);
    });

    it("should write over it when forced", async () => {
      const out = fresh();
      await writeFile(out, "mine");
      await init({ out, force: true });
      expect(await loadConsortium(out)).to.have.property("name", "bond-market");
    });
  });

  describe("given a terminal", () => {
    it("should ask for what is missing, and take what is suggested for an empty answer", async () => {
      const { asker, heard } = typing("bond-market", "20261", "a 1, b 1, c 1", "", "", "", "", "", "", "");
      const { data } = await init({ given: {}, devKeys: false, asker });
      expect(heard.map((words) => words.split(/[,:]/)[0])).to.deep.equal([
        "Name of the consortium",
        "Chain id",
        "Members",
        "Regulator [regulator]",
        "Officers of the regulator [2]",
        "Auditor",
        "Date on which the accounts expire [2028-12-31]",
        "Port of the first node",
        "Addresses",
        "Nodes",
      ]);
      expect(data.organizations.map(({ organization }) => organization)).to.include.members([
        "a",
        "regulator",
        "auditor",
      ]);
    });

    it("should ask again at once when an answer breaks a rule, and say the rule", async () => {
      const { asker, heard } = typing("Bond", "bond-market", "a 5, b 1, c 1", "a 1, b 1, c 1");
      await init({ given: { "chain-id": "1" }, asker });
      expect(heard.slice(0, 5)).to.deep.equal([
        "Name of the consortium: ",
        '  The name "Bond" must be lower case letters, digits and hyphens, beginning with a letter.',
        "Name of the consortium: ",
        "Members, each with the weight of its seat, and its group if it has one: bank-a 25, bank-b 20 group-b, …: ",
        "  These weights cannot be: the seat of a has 5 of 7, which is half of the weight or more; choose flatter ones.",
      ]);
    });

    it("should ask for each address, KYC record and node, and take none twice", async () => {
      const at = (index: number) => devWallet(index).address;
      const pairs = Array.from({ length: 11 }, (_, i) => [at(61 + i), id(`record ${i}`)]).flat();
      const urls = [80, 80, 81, 82, 83, 84, 85].map((place) =>
        formatEnode({ ...enodeKeyOf(devNodeKey(place)), host: "[::1]", port: 30_000 + place }),
      );
      const short = fresh();
      await writeFile(short, "short");
      const [first = "", ...others] = [...pairs, "ask", ...urls];
      const { asker, heard } = typing("", "", "", "", "", "ask", at(60), at(60), first, short, ...others);
      const { data } = await init({ devKeys: false, asker });
      expect(heard.join("\n")).to.include(`The KYC file ${short} has 5 bytes`);
      expect(heard).to.include(`  ${at(60)} is the address of founder already.`);
      const file = await loadConsortium(data.file);
      expect(file.accounts[0]).to.include({ address: at(61), kyc: id("record 0") });
      expect(heard).to.include("  bank-a's node has this key already: each node has its own.");
      expect(file.nodes.map(({ enode }) => enode.port)).to.deep.equal([30080, 30081, 30082, 30083, 30084, 30085]);
    });
  });

  describe("from the command line", () => {
    it("should write, print JSON, and fail in one line", async () => {
      const out = fresh();
      const flags = Object.entries(GIVEN).flatMap(([name, value]) => [`--${name}`, value]);
      const [written, missing] = await Promise.all([
        hardhat(["consortium", "init", ...flags, "--dev-keys", "--out", out, "--json"]),
        hardhat(["consortium", "init", "--name", "bond-market"]),
      ]);
      expect(written.code, written.stderr).to.equal(0);
      const { file, ...summary } = z.looseObject({ file: z.string() }).parse(JSON.parse(written.stdout));
      expect([file, summarySchema.parse(summary).chainId]).to.deep.equal([out, 20261]);
      expect([missing.code, missing.failure.startsWith("Without a terminal nobody is asked")]).to.deep.equal([1, true]);
    });
  });
});
