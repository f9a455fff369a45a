import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { z } from "zod";
import { accept } from "../../lib/account/accept.ts";
import { readAcceptance } from "../../lib/account/acceptance/files.ts";
import { foundingDomain } from "../../lib/account/acceptance/founding.ts";
import { readTerms } from "../../lib/account/acceptance/terms.ts";
import { nowOf } from "../../lib/desk.ts";
import { devWallet } from "../../lib/keys/devKeys.ts";
import { addOrganization } from "../../lib/org/propose.ts";
import { openDesk } from "../../lib/desk.ts";
import { addressBookOf } from "../../lib/addressBook.ts";
import { sampleFile } from "../fixtures/network.ts";
import { ownFolder } from "../fixtures/ownFolder.ts";
import { hardhat } from "./helpers/command.ts";
import { decide } from "./helpers/decide.ts";
import { documentOf } from "./helpers/document.ts";
import { type LiveDevnet, liveDevnet } from "./helpers/live.ts";
import { refusal } from "./helpers/refusal.ts";

const SAMPLE = "consortiums/bond-network.json";
const WEEK = 7 * 86_400;
const TRADER = { name: "bank-a.trader", organization: "bank-a", office: "Participant", deadline: "7d" };

const acceptedSchema = z.strictObject({
  account: z.string(),
  name: z.string(),
  organization: z.string(),
  office: z.string(),
  deadline: z.int(),
  clock: z.enum(["chain", "machine"]).optional(),
  path: z.string(),
});

describe("tasks: account accept", () => {
  let live: LiveDevnet;
  let folder: string;

  before(async () => {
    live = await liveDevnet();
    folder = await ownFolder();
  });

  after(async () => {
    await live.stop();
  });

  const termsOf = async (changed: Partial<typeof TRADER> = {}, offLine = false) =>
    readTerms(await sampleFile(), offLine ? undefined : live.desk, { ...TRADER, ...changed });

  const accepted = async (changed: Partial<typeof TRADER> = {}, offLine = false) =>
    accept(devWallet(220), foundingDomain(await sampleFile()), await termsOf(changed, offLine), folder);

  it("should write a file that names account, organization, office, deadline and network", async () => {
    const report = await accepted();
    const { path, deadline } = acceptedSchema.parse(documentOf(report));
    expect(await readAcceptance(path)).to.deep.include({
      ...{ name: "bank-a.trader", account: devWallet(220).address, organization: 1, office: "Participant", deadline },
      ...{ chainId: live.desk.record.chainId, accounts: live.desk.record.contracts["Accounts"]?.address },
    });
  });

  it("should call the organization by its name", async () => {
    expect((await accepted()).text).to.match(/^bank-a\.trader \(0x\w+\) accepts to be Participant of bank-a on chain/);
  });

  describe("the deadline", () => {
    it("should count from the chain's clock when a node is at hand, and say so", async () => {
      await live.advance(3 * 86_400);
      const { data, text } = await accepted();
      expect([data.deadline, data.clock]).to.deep.equal([(await nowOf(live.desk)) + WEEK, "chain"]);
      expect(text).to.include("by the chain's clock");
    });

    it("should count from the machine's clock when none is, and say so", async () => {
      const before = Math.floor(Date.now() / 1000);
      const { data, text } = await accepted({}, true);
      expect(data.clock).to.equal("machine");
      expect(data.deadline).to.be.within(before + WEEK, before + WEEK + 60);
      expect(text).to.include("by this machine's clock, since no node was asked");
    });

    it("should be a date as given", async () => {
      const { data } = await accepted({ deadline: "2030-01-01" });
      expect([data.deadline, data.clock]).to.deep.equal([Date.UTC(2030, 0) / 1000, undefined]);
    });
  });

  describe("refused", () => {
    for (const [what, changed, line] of [
      ["an unknown organization", { organization: "bank-x" }, /no organization "bank-x": did you mean bank-a/],
      ["an unknown office", { office: "Trader" }, /office "Trader" is unknown: /],
      ["another organization's name", { name: "bank-b.trader" }, /An account of bank-a is called "bank-a\."/],
      ["a name that is a path", { name: "bank-a./../../x" }, /for example bank-a\.trader, not "bank-a/],
      [
        "an office that the organization's kind does not have",
        { office: "Regulator" },
        /^bank-a is a Member, which has no/,
      ],
    ] as const) {
      it(what, async () => {
        expect(await refusal(termsOf(changed))).to.match(line);
      });
    }

    it("a file whose name would move the cursor of a terminal", async () => {
      const { data } = await accepted();
      const path = join(folder, "forged.json");
      const forged = {
        ...(await readAcceptance(data.path)),
        name: "bank-a.\u001b[2Jseat",
        deadline: "2030-01-01T00:00:00Z",
      };
      await writeFile(path, JSON.stringify(forged));
      expect(await refusal(readAcceptance(path))).to.match(/forged\.json is not an acceptance: name must be/);
    });
  });

  it("should know an organization that joined after the founding, from the chain", async () => {
    const { data } = await addOrganization(live.desk, live.actor("bank-a.seat"), { name: "bank-e", kind: "Member" });
    await decide(live, data.proposal);
    const file = await sampleFile();
    const desk = await openDesk(live.desk.record, live.desk.provider, addressBookOf(file).accounts);
    const written = { ...TRADER, name: "bank-e.trader", organization: "bank-e" };
    expect((await readTerms(file, desk, written)).organization).to.deep.equal({ name: "bank-e", id: 8 });
  });

  describe("from the command line", () => {
    const run = async (name: string, ...args: string[]) => {
      const own = ["--organization", "bank-b", "--office", "Participant", "--out", folder, "--data", live.folder];
      return hardhat(["account", "accept", name, ...own, ...args]);
    };

    it("should take the next development key that is nobody's", async () => {
      const accounts = [];
      for (const name of ["bank-b.one", "bank-b.two"]) {
        const { stdout } = await run(name, "--dev-keys", "--json");
        accounts.push(acceptedSchema.parse(JSON.parse(stdout)).account);
      }
      const file = await sampleFile();
      const taken = [file.founder, ...file.accounts].map(({ address }) => address);
      expect(new Set([...taken, ...accounts]).size).to.equal(taken.length + 2);
    });

    it("should say where a key is expected", async () => {
      const { code, failure } = await run("bank-b.three");
      expect([code, failure]).to.deep.equal([
        1,
        "There is no key of bank-b.three: put it into the keystore with `npx hardhat keystore set ACCOUNT_KEY`, or into the environment variable ACCOUNT_KEY; on a development network say --dev-keys.",
      ]);
    });

    it("should name what else enrolling takes", async () => {
      const { stdout } = await run("bank-b.five", "--dev-keys");
      expect(stdout).to.match(/`account enrol .* --valid-until DATE --kyc FILE --as ORGADMIN`/);
    });

    it("should be for the network that is named, whatever the sample is", async () => {
      await addOrganization(live.desk, live.actor("bank-a.seat"), { name: "bank-f", kind: "Member" }).then(({ data }) =>
        decide(live, data.proposal),
      );
      const { stdout } = await hardhat(
        [
          "account",
          "accept",
          "bank-f.trader",
          "--organization",
          "bank-f",
          "--office",
          "Participant",
          "--dev-keys",
        ].concat(["--out", folder, "--data", live.folder, "--json"]),
      );
      const { path, clock } = acceptedSchema.parse(JSON.parse(stdout));
      const accounts = live.desk.record.contracts["Accounts"]?.address;
      expect([(await readAcceptance(path)).accounts, clock]).to.deep.equal([accounts, "chain"]);
    });

    it("should refuse a file of another network than the one that is named", async () => {
      const path = join(folder, "other.json");
      const sample = z.record(z.string(), z.unknown()).parse(JSON.parse(await readFile(SAMPLE, "utf8")));
      await writeFile(path, JSON.stringify({ ...sample, chainId: 20_999 }));
      const { failure } = await run("bank-b.six", "--dev-keys", "--consortium", path);
      expect(failure).to.match(/^bond-network on chain \d+ is not the network of bond-network\.$/);
    });

    it("should say how to do without a node", async () => {
      const own = ["--organization", "bank-b", "--office", "Participant", "--out", folder];
      const { failure } = await hardhat(["account", "accept", "bank-b.six", ...own, "--data", join(folder, "none")]);
      expect(failure).to.match(/^No devnet runs on .* To ask no node, give --consortium FILE\.$/);
    });

    it("should refuse the network of another founding", async () => {
      const { failure } = await run("bank-b.four", "--dev-keys", "--url", "http://127.0.0.1:9");
      expect(failure).to.match(/^No node answers at http:\/\/127\.0\.0\.1:9/);
    });
  });
});
