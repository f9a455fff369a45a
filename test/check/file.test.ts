import { expect } from "chai";
import { network } from "hardhat";
import { checkConsortium } from "../../lib/check/consortium.ts";
import type { ConsortiumFile } from "../../lib/consortium/schema.ts";
import { type DeskNetwork, deskNetwork } from "../fixtures/desk.ts";

const connection = await network.create();
const PATH = "consortiums/bond-network.json";

describe("consortium check: file", () => {
  let live: DeskNetwork;

  beforeEach(async () => {
    live = await connection.networkHelpers.loadFixture(deskNetwork);
  });

  const check = (file: ConsortiumFile) => checkConsortium(live.desk, { path: PATH, file });
  const findings = async (change: (file: ConsortiumFile) => ConsortiumFile): Promise<string[]> =>
    (await check(change(live.file))).data.findings.map(({ part, finding }) => `${part}: ${finding}`);

  it("should prove that the network was founded as the file says", async () => {
    const { proved, findings: found } = (await check(live.file)).data;
    expect(found).to.deep.equal([]);
    expect(proved).to.include(
      `organizations, accounts, seats, nodes, terms, delays, table and deployment were founded as ${PATH} says`,
    );
  });

  const cases: [string, (file: ConsortiumFile) => ConsortiumFile, string[]][] = [
    [
      "other terms",
      (file) => ({
        ...file,
        classes: { ...file.classes, Emergency: { ...file.classes.Emergency, participation: 5_500 } },
      }),
      ["file: The network was founded with other terms of the classes than the file says."],
    ],
    [
      "other delays",
      (file) => ({ ...file, classes: { ...file.classes, Network: { ...file.classes.Network, delay: 200_000 } } }),
      ["file: The network was founded with other delays of the classes than the file says."],
    ],
    [
      "another weight",
      (file) => ({
        ...file,
        organizations: file.organizations.map((each) => (each.name === "bank-a" ? { ...each, seatWeight: 24 } : each)),
      }),
      ["file: The network was founded with other seats than the file says."],
    ],
    [
      "another cap",
      (file) => ({
        ...file,
        organizations: file.organizations.map((each) => (each.name === "bank-a" ? { ...each, accountCap: 1 } : each)),
      }),
      ["file: The network was founded with other organizations than the file says."],
    ],
    [
      "another mode of deployment, and another list",
      (file) => ({ ...file, deployment: { mode: "ListedDevelopers", listed: ["bank-b"] } }),
      [
        "file: The network was founded with other mode of deployment than the file says.",
        "file: The network was founded with other listed developers than the file says.",
      ],
    ],
    [
      "another account",
      (file) => ({
        ...file,
        accounts: file.accounts.map((each) => (each.name === "bank-a.operator" ? { ...each, validUntil: 1 } : each)),
      }),
      ["file: The network was founded with other accounts than the file says."],
    ],
    [
      "a node elsewhere",
      (file) => ({
        ...file,
        nodes: file.nodes.map((each) =>
          each.name === "csd.node" ? { ...each, enode: { ...each.enode, port: 30_399 } } : each,
        ),
      }),
      ["file: The network was founded with other nodes than the file says."],
    ],
    [
      "another validator set",
      (file) => ({
        ...file,
        nodes: file.nodes.map((each) => (each.name === "csd.node" ? { ...each, validator: false } : each)),
      }),
      [
        "file: The network was founded with other validators than the file says.",
        "file: The network was founded with other validators than the file says.",
      ],
    ],
    [
      "another cap of observers",
      (file) => ({
        ...file,
        organizations: file.organizations.map((each) => (each.name === "csd" ? { ...each, observerCap: 9 } : each)),
      }),
      ["file: The network was founded with other caps of observers than the file says."],
    ],
    [
      "other node rules",
      (file) => ({ ...file, nodeRules: "endpoint" }),
      ["file: The network was founded with other node rules than the file says."],
    ],
    [
      "no contract of its own",
      (file) => ({ ...file, contracts: [] }),
      [
        "file: The network was founded with other contracts of Standing than the file says.",
        "file: The network was founded with Notice, which the file does not name.",
      ],
    ],
    [
      "another chain",
      (file) => ({ ...file, chainId: 1 }),
      ["file: The network is bond-network, chain 20260; the file is of bond-network, chain 1."],
    ],
  ];
  for (const [what, change, expected] of cases) {
    it(`should find that the file has ${what}`, async () => {
      expect(await findings(change)).to.deep.equal(expected);
    });
  }

  it("should find another founder, whose contracts lie elsewhere", async () => {
    const founder = { name: "founder", address: live.address("bank-a.operator") };
    expect((await findings((file) => ({ ...file, founder }))).join()).to.match(
      /file: Authority is at 0x\w+; the file's founder puts it at 0x\w+\./,
    );
  });
});
