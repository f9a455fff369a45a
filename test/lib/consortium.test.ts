import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import sample from "../../consortiums/bond-network.json" with { type: "json" };
import { ConsortiumFileError, loadConsortium, parseConsortium } from "../../lib/consortium/load.ts";
import { suiteAddresses } from "../../lib/suite/addresses.ts";
import { ownFolder } from "../fixtures/ownFolder.ts";
import { refusalOf } from "../fixtures/refusal.ts";

type Sample = typeof sample;

/** What is wrong with the sample after `change`, as `path: rule`. */
function findings(change: (file: Sample) => void): string[] {
  const file = structuredClone(sample);
  change(file);
  try {
    parseConsortium(file);
    return [];
  } catch (error) {
    if (!(error instanceof ConsortiumFileError)) throw error;
    return error.findings.map(({ path, rule }) => `${path}: ${rule}`);
  }
}

function entry<T extends { name: string }>(list: T[], name: string): T {
  const found = list.find((one) => one.name === name);
  if (found === undefined) throw new Error(`the sample has no ${name}`);
  return found;
}

const place = (list: { name: string }[], name: string) => list.indexOf(entry(list, name));

const organizationPath = (name: string, field = "") => `organizations[${place(sample.organizations, name)}]${field}`;
const accountPath = (name: string, field = "") => `accounts[${place(sample.accounts, name)}]${field}`;

describe("the consortium file", () => {
  describe("given the sample", () => {
    it("is sound", () => {
      expect(findings(() => undefined)).to.deep.equal([]);
    });

    it("gives units as the contracts take them", () => {
      const file = parseConsortium(sample);
      expect(file.classes.Constitution).to.deep.equal({
        participation: 6666,
        approval: 6666,
        period: 604_800,
        delay: 604_800,
      });
      expect(entry(file.accounts, "bank-a.seat").validUntil).to.equal(Date.UTC(2028, 11, 31) / 1000);
    });

    it("has five seats of unequal weight, none above a quarter", () => {
      const weights = sample.organizations.flatMap(({ seatWeight }) => seatWeight ?? []);
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      expect(new Set(weights).size).to.equal(5);
      expect(Math.max(...weights) * 4).to.be.at.most(total);
    });

    it("stays within the bounds when any one seat is suspended", () => {
      const members = sample.organizations.filter(({ seatWeight }) => seatWeight !== undefined);
      for (const { name } of members) {
        const suspended = findings((file) => {
          delete entry(file.organizations, name).seatWeight;
          file.accounts = file.accounts.filter((account) => account.name !== `${name}.seat`);
        });
        expect(suspended, name).to.deep.equal([]);
      }
    });

    it("names its JSON Schema for editors", () => {
      expect(sample.$schema).to.equal("./consortium.schema.json");
    });
  });

  describe("given several faults", () => {
    it("names all of them at once, each with its path", () => {
      const all = findings((file) => {
        entry(file.organizations, "regulator").seatWeight = 1;
        entry(file.accounts, "csd.admin").organization = "bank-x";
        file.classes.Emergency.period = "10m";
      });
      expect(all).to.have.members([
        `${organizationPath("regulator", ".seatWeight")}: only a Member has a seat, and regulator is a Regulator`,
        `${organizationPath("regulator", ".seatWeight")}: regulator has no account in office Seat to vote with`,
        `${accountPath("csd.admin", ".organization")}: unknown organization bank-x`,
        "classes.Emergency.period: must be 1h to 30d, not 10m",
      ]);
    });

    it("writes them under the name of the file", async () => {
      const folder = await ownFolder();
      const path = join(folder, "faulty.json");
      await writeFile(path, JSON.stringify({ ...sample, chainId: 0, name: "Bond" }));
      const refusal = await refusalOf(loadConsortium(path));
      expect(refusal.split("\n")).to.have.length(3);
      expect(refusal).to.match(/faulty\.json cannot found a network/);
      expect(refusal)
        .to.match(/^ {2}name: must be lower case/m)
        .and.to.match(/^ {2}chainId: /m);
    });
  });

  describe("given a path", () => {
    it("says so when there is no file", async () => {
      expect(await refusalOf(loadConsortium("consortiums/none.json"))).to.contain(
        "no consortium file consortiums/none.json",
      );
    });

    it("says so when the file is not JSON", async () => {
      expect(await refusalOf(loadConsortium("LICENSE"))).to.match(/^LICENSE is not JSON: /);
    });
  });

  describe("shape", () => {
    it("refuses a field that it does not know", () => {
      expect(findings((file) => Object.assign(file, { seats: [] }))).to.match(/Unrecognized key: "seats"/);
    });

    it("refuses an address with a wrong checksum", () => {
      const change = (file: Sample) => {
        const account = entry(file.accounts, "bank-a.seat");
        account.address = account.address.replace(/[a-f]/, (digit) => digit.toUpperCase());
      };
      expect(findings(change)).to.deep.equal([
        `${accountPath("bank-a.seat", ".address")}: has a wrong checksum: copy the address again`,
      ]);
    });

    it("refuses a KYC reference that is empty", () => {
      const change = (file: Sample) => (entry(file.accounts, "bank-a.seat").kyc = `0x${"0".repeat(64)}`);
      expect(findings(change)).to.deep.equal([`${accountPath("bank-a.seat", ".kyc")}: must not be zero`]);
    });

    it("refuses an office that does not exist", () => {
      const [finding] = findings((file) => (entry(file.accounts, "bank-a.operator").office = "Janitor"));
      expect(finding).to.match(/^accounts\[2\]\.office: Invalid option/);
    });

    it("refuses a rate with three decimals", () => {
      expect(findings((file) => (file.classes.Network.approval = 60.123))).to.deep.equal([
        "classes.Network.approval: must have at most two decimals",
      ]);
    });

    it("refuses a date that does not exist", () => {
      expect(findings((file) => (entry(file.accounts, "bank-a.seat").validUntil = "2027-02-30"))).to.deep.equal([
        `${accountPath("bank-a.seat", ".validUntil")}: must be a date, for example 2028-12-31`,
      ]);
    });
  });

  describe("classes", () => {
    const cases: [string, (file: Sample) => void, string][] = [
      [
        "a rate below its bound",
        ({ classes }) => (classes.Emergency.participation = 49.99),
        "classes.Emergency.participation: must be 50 % to 80 %, not 49.99 %",
      ],
      [
        "a period above its bound",
        ({ classes }) => (classes.Constitution.period = "31d"),
        "classes.Constitution.period: must be 1h to 30d, not 31d",
      ],
      [
        "a delay below 24 hours",
        ({ classes }) => (classes.Operation.delay = "23h"),
        "classes.Operation.delay: must be 1d to 30d, not 23h",
      ],
      [
        "a rate that grows from a strict class to a milder one",
        ({ classes }) => (classes.Operation.approval = 61),
        "classes.Operation.approval: is 61 %, but the stricter class Network has only 60 %",
      ],
      [
        "a delay that grows from a strict class to a milder one",
        ({ classes }) => (classes.Emergency.delay = "2d"),
        "classes.Emergency.delay: is 2d, but the stricter class Operation has only 1d",
      ],
    ];
    for (const [name, change, finding] of cases) {
      it(`refuses ${name}`, () => {
        expect(findings(change)).to.deep.equal([finding]);
      });
    }

    it("lets Emergency have no delay", () => {
      expect(findings(({ classes }) => (classes.Emergency.delay = "0s"))).to.deep.equal([]);
    });
  });

  describe("organizations", () => {
    it("refuses a duplicate name", () => {
      const change = (file: Sample) => (entry(file.organizations, "auditor").name = "bank-a");
      expect(findings(change)).to.include(
        `${organizationPath("auditor", ".name")}: bank-a is at ${organizationPath("bank-a", ".name")} already`,
      );
    });

    it("refuses a regulator with one officer", () => {
      const change = (file: Sample) => {
        file.accounts = file.accounts.filter(({ name }) => name !== "regulator.officer-2");
      };
      expect(findings(change)).to.deep.equal([
        `${organizationPath("regulator")}: regulator regulator has 1 account(s) in office Regulator: it needs 2 to act alone`,
      ]);
    });
  });

  describe("seats", () => {
    const weigh = (weights: Record<string, number>) => (file: Sample) => {
      for (const [name, weight] of Object.entries(weights)) entry(file.organizations, name).seatWeight = weight;
    };

    it("refuses a seat with half of the weight", () => {
      expect(findings(weigh({ "bank-a": 75 }))).to.include(
        `${organizationPath("bank-a", ".seatWeight")}: the seat of bank-a has 75 of 150, which is half of the weight or more`,
      );
    });

    it("refuses a group with half of the weight", () => {
      expect(findings(weigh({ "bank-c": 34, "bank-d": 33 }))).to.deep.equal([
        `${organizationPath("bank-c", ".seatWeight")}: the group group-c has 67 of 134, which is half of the weight or more`,
      ]);
    });

    it("accepts a group just below half", () => {
      expect(findings(weigh({ "bank-c": 33, "bank-d": 33 }))).to.deep.equal([]);
    });

    it("refuses a participation that is unreachable without the largest seat", () => {
      expect(findings(({ classes }) => (classes.Constitution.participation = 75.01))).to.deep.equal([
        "classes.Constitution.participation: 75.01 % of all weight is unreachable: " +
          "without bank-a, which has 25 of 100, the rest has 75",
      ]);
    });

    it("accepts a participation that is just reachable", () => {
      expect(findings(({ classes }) => (classes.Constitution.participation = 75))).to.deep.equal([]);
    });

    it("refuses an approval that the rest cannot exceed against the largest seat", () => {
      expect(findings(({ classes }) => (classes.Constitution.approval = 75))).to.deep.equal([
        "classes.Constitution.approval: more than 75 % is unreachable against one seat: " +
          "without bank-a, which has 25 of 100, the rest has 75",
      ]);
    });

    it("refuses a seat that alone keeps a veto from being overridden", () => {
      const change = (file: Sample) => {
        weigh({ "bank-a": 40 })(file);
        for (const terms of Object.values(file.classes)) Object.assign(terms, { participation: 50, approval: 50 });
      };
      expect(findings(change)).to.deep.equal([
        `${organizationPath("bank-a", ".seatWeight")}: the two thirds that override a veto are unreachable: ` +
          "without bank-a, which has 40 of 115, the rest has 75",
      ]);
    });

    it("refuses fewer than three", () => {
      const change = (file: Sample) => {
        for (const organization of file.organizations) delete organization.seatWeight;
      };
      expect(findings(change)).to.include("organizations: must have 3 to 128 seats, not 0");
    });

    it("refuses a seat without an account in office Seat", () => {
      const change = (file: Sample) => (file.accounts = file.accounts.filter(({ name }) => name !== "csd.seat"));
      expect(findings(change)).to.deep.equal([
        `${organizationPath("csd", ".seatWeight")}: csd has no account in office Seat to vote with`,
      ]);
    });

    it("refuses two Seat accounts of one organization", () => {
      const change = (file: Sample) => (entry(file.accounts, "bank-a.operator").office = "Seat");
      expect(findings(change)).to.deep.equal([
        `${accountPath("bank-a.operator")}: the Seat account of bank-a is at ${accountPath("bank-a.seat")} already`,
      ]);
    });

    it("refuses a Seat account of an organization without a seat", () => {
      const change = (file: Sample) => delete entry(file.organizations, "csd").seatWeight;
      expect(findings((file) => void change(file))).to.deep.equal([
        `${accountPath("csd.seat", ".office")}: csd has no seatWeight, so no Seat account`,
      ]);
    });
  });

  describe("accounts", () => {
    it("refuses a duplicate address", () => {
      const change = (file: Sample) => {
        entry(file.accounts, "bank-b.seat").address = entry(file.accounts, "bank-a.seat").address.toLowerCase();
      };
      expect(findings(change)).to.deep.equal([
        `${accountPath("bank-b.seat", ".address")}: ${entry(sample.accounts, "bank-a.seat").address} is at ${accountPath("bank-a.seat", ".address")} already`,
      ]);
    });

    it("refuses the founder's address", () => {
      const change = (file: Sample) => (entry(file.accounts, "bank-b.seat").address = file.founder.address);
      expect(findings(change)).to.deep.equal([
        `${accountPath("bank-b.seat", ".address")}: ${sample.founder.address} is at founder.address already`,
      ]);
    });

    it("refuses the address that a contract of the suite will have", () => {
      const { Seats } = suiteAddresses(sample.founder.address);
      const change = (file: Sample) => (entry(file.accounts, "bank-b.seat").address = Seats);
      expect(findings(change)).to.deep.equal([
        `${accountPath("bank-b.seat", ".address")}: ${Seats} will be the address of Seats`,
      ]);
    });

    it("refuses a duplicate name", () => {
      const change = (file: Sample) => (entry(file.accounts, "bank-a.operator").name = "bank-a.seat");
      expect(findings(change)).to.deep.equal([
        `${accountPath("bank-a.operator", ".name")}: bank-a.seat is at ${accountPath("bank-a.seat", ".name")} already`,
      ]);
    });

    it("refuses a name that is not its organization's", () => {
      const change = (file: Sample) => (entry(file.accounts, "bank-a.operator").name = "bank-b.operator");
      expect(findings(change)).to.deep.equal([`${accountPath("bank-a.operator", ".name")}: must begin with bank-a.`]);
    });

    const offices: [string, string, string][] = [
      ["regulator.officer-1", "Operator", "Regulator"],
      ["auditor.inspector", "Developer", "Service"],
      ["bank-a.operator", "Regulator", "Member"],
    ];
    for (const [name, office, kind] of offices) {
      it(`refuses the office ${office} for a ${kind}`, () => {
        expect(findings((file) => (entry(file.accounts, name).office = office))).to.include(
          `${accountPath(name, ".office")}: a ${kind} does not hold the office ${office}`,
        );
      });
    }

    it("refuses more officers than one regulator may have", () => {
      const change = (file: Sample) => {
        const officer = entry(file.accounts, "regulator.officer-1");
        for (let number = 3; number <= 17; number += 1) {
          const address = `0x${"1".repeat(36)}${0x1000 + number}`;
          file.accounts.push({ ...officer, name: `regulator.officer-${number}`, address });
        }
      };
      expect(findings(change)).to.deep.equal([
        "organizations[5]: regulator regulator has 17 accounts in office Regulator, and at most 16 are possible",
      ]);
    });
  });

  describe("nodes and contracts", () => {
    it("refuses a node of an unknown organization", () => {
      expect(findings((file) => (entry(file.nodes, "csd.node").organization = "bank-x"))).to.deep.equal([
        "nodes[4].organization: unknown organization bank-x",
        `${organizationPath("csd")}: organization csd has no node`,
      ]);
    });

    it("refuses two nodes on one port", () => {
      expect(findings((file) => (entry(file.nodes, "csd.node").port = 8545))).to.deep.equal([
        "nodes[4].port: 8545 is at nodes[0].port already",
      ]);
    });

    it("refuses two nodes of one name", () => {
      const change = (file: Sample) => file.nodes.push({ ...entry(file.nodes, "csd.node"), port: 9999 });
      const [name, key] = findings((file) => void change(file));
      expect(name).to.equal("nodes[7].name: csd.node is at nodes[4].name already");
      expect(key).to.match(/^nodes\[7\]\.enode: 0x\w{64} is at nodes\[4\]\.enode already$/);
    });

    it("refuses a file without validator, and a validator that is no Member's", () => {
      expect(findings((file) => void file.nodes.forEach((node) => (node.validator = false)))).to.deep.equal([
        "nodes: no node is a validator: one seals blocks at least",
      ]);
      expect(findings((file) => (entry(file.nodes, "auditor.node").validator = true))).to.deep.equal([
        "nodes[6].validator: auditor.node is of a Service: only a Member's node validates",
      ]);
    });

    it("refuses a node whose name is not its organization's", () => {
      expect(findings((file) => (entry(file.nodes, "csd.node").name = "depository.node"))).to.deep.equal([
        "nodes[4].name: must begin with csd.",
      ]);
    });

    it("refuses a contract listed twice", () => {
      expect(findings((file) => void file.contracts.push({ name: "Notice" }))).to.deep.equal([
        "contracts[1].name: Notice is at contracts[0].name already",
      ]);
    });

    it("refuses a contract of the suite", () => {
      expect(findings((file) => void file.contracts.push({ name: "Seats" }))).to.deep.equal([
        "contracts[1].name: Seats is a contract of the suite itself",
      ]);
    });
  });

  describe("deployment", () => {
    it("is the committee's alone where the file says nothing", () => {
      expect(parseConsortium(sample).deployment).to.deep.equal({ mode: "CommitteeOnly", listed: [] });
    });

    it("may list members in either mode", () => {
      for (const mode of ["CommitteeOnly", "ListedDevelopers"]) {
        const deployment = { mode, listed: ["bank-b", "csd"] };
        expect(parseConsortium({ ...sample, deployment }).deployment).to.deep.equal(deployment);
      }
    });

    it("refuses to list an unknown organization, and one that has no developers", () => {
      const listed = ["bank-x", "auditor", "regulator", "bank-a"];
      expect(findings((file) => Object.assign(file, { deployment: { listed } }))).to.deep.equal([
        "deployment.listed[0]: bank-x is no organization of this file",
        "deployment.listed[1]: auditor is a Service, which has no developers",
        "deployment.listed[2]: regulator is a Regulator, which has no developers",
      ]);
    });

    it("refuses an organization listed twice", () => {
      expect(
        findings((file) => Object.assign(file, { deployment: { listed: ["csd", "bank-a", "csd"] } })),
      ).to.deep.equal(["deployment.listed[2]: csd is at deployment.listed[0] already"]);
    });

    it("refuses a mode that there is not", () => {
      expect(findings((file) => Object.assign(file, { deployment: { mode: "Open" } }))).to.have.lengthOf(1);
    });
  });
});
