import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { z } from "zod";
import sample from "../../consortiums/bond-network.json" with { type: "json" };
import { validateConsortium } from "../../lib/consortium/validate.ts";
import { devWallet } from "../../lib/keys/devKeys.ts";
import { ownFolder } from "../fixtures/ownFolder.ts";
import { refusalOf } from "../fixtures/refusal.ts";
import { hardhat } from "./helpers/command.ts";
import { strangeEnode } from "./helpers/nodes.ts";

const NOW = Date.UTC(2026, 5, 1) / 1000;
const SAMPLE = "consortiums/bond-network.json";

const validatedSchema = z.strictObject({
  file: z.string(),
  valid: z.boolean(),
  findings: z.array(z.strictObject({ path: z.string(), rule: z.string() })),
  founds: z.looseObject({ consortium: z.string(), chainId: z.number() }).optional(),
});

describe("tasks: consortium validate", () => {
  let folder: string;

  before(async () => {
    folder = await ownFolder();
  });

  /** Validates the sample after a change. */
  const changed = async (change: (file: typeof sample) => void, now = NOW) => {
    const file = structuredClone(sample);
    change(file);
    const path = join(folder, "changed.json");
    await writeFile(path, JSON.stringify(file));
    return validateConsortium(path, now);
  };
  const pathsOf = async (...args: Parameters<typeof changed>) =>
    (await changed(...args)).data.findings.map(({ path, rule }) => `${path}: ${rule}`);

  it("should tell what a sound file would found", async () => {
    const { data, text, failed } = await validateConsortium(SAMPLE, NOW);
    expect(validatedSchema.parse(data)).to.deep.include({ file: SAMPLE, valid: true, findings: [] });
    expect(failed ?? false).to.equal(false);
    expect(text).to.match(/is sound\. It founds bond-network, chain 20260:/);
    expect(text).to.match(/bank-a +Member +bank-a +25 of 100 +seat, admin, operator, participant +1/);
    expect(text.split("\n").every((line) => line.length <= 120)).to.equal(true);
  });

  it("should name faults of a field and of several fields at once, each with its place", async () => {
    const found = await pathsOf((file) => {
      Object.assign(file.accounts[2] ?? {}, { address: "0x12" });
      file.classes.Emergency.period = "10m";
      Object.assign(file.organizations[0] ?? {}, { seatWeight: 75 });
    });
    expect(found).to.include.members([
      "accounts[2].address: must be an address: 0x and 40 hexadecimal digits",
      "classes.Emergency.period: must be 1h to 30d, not 10m",
      "organizations[0].seatWeight: the seat of bank-a has 75 of 150, which is half of the weight or more",
    ]);
  });

  it("should find accounts whose validity has passed", async () => {
    expect(await pathsOf(() => undefined, Date.UTC(2029, 0, 1) / 1000)).to.deep.equal(
      sample.accounts.flatMap(({ office }, i) =>
        office === "Seat" ? [`accounts[${i}].validUntil: 2028-12-31 has passed`] : [],
      ),
    );
  });

  it("should find a contract that is not compiled, and arguments that do not suit one", async () => {
    const found = await pathsOf((file) =>
      Object.assign(file, { contracts: [{ name: "Notise" }, { name: "Notice", arguments: [1] }] }),
    );
    expect(found[0]).to.match(/^contracts\[0\]: There is no compiled contract Notise/);
    expect(found[1]).to.match(/^contracts\[1\]: The arguments of Notice do not suit its constructor/);
  });

  const manyNodes = (file: typeof sample, nodes: number) => {
    for (const index of Array(nodes).keys()) {
      const port = 20_000 + index;
      const node = { name: `bank-a.observer-${index}`, organization: "bank-a", port, enode: strangeEnode(index) };
      file.nodes.push({ ...node, validator: false });
    }
  };

  it("should find more nodes than one contract can be created with, and tell what helps", async () => {
    const few = await pathsOf((file) => {
      manyNodes(file, 40);
    });
    expect(few).to.deep.equal([]);
    const [found = "", ...others] = await pathsOf((file) => {
      manyNodes(file, 100);
    });
    expect(others).to.deep.equal([]);
    expect(found).to.match(
      /^nodes: Nodes would be created from \d\d,\d{3} bytes, [\d,]+ more than a chain takes \(EIP-3860\): found with fewer nodes, and admit the rest by decision$/,
    );
  });

  it("should find more accounts than one contract can be created with, and tell what helps", async () => {
    const [found = ""] = await pathsOf((file) => {
      const [, , , participant] = file.accounts;
      if (participant === undefined) throw new Error("the sample has too few accounts");
      for (const index of Array(100).keys()) {
        const { address } = devWallet(1_000 + index);
        file.accounts.push({ ...participant, name: `bank-a.participant-${index}`, address });
      }
    });
    expect(found).to.match(
      /^accounts: Accounts would be created from .*: found with fewer accounts, and enrol the rest/,
    );
  });

  it("should find nodes that are known by a name alone where their IP is compared", async () => {
    const found = await pathsOf((file) => {
      for (const [index, node] of file.nodes.entries()) {
        if (index > 0) node.enode = node.enode.replace(/@.*:/, `@10.0.0.${index}:`);
      }
      Object.assign(file, { nodeRules: "endpoint" });
    });
    expect(found).to.deep.equal([
      'nodes[0].enode: bank-a.bond-network.example is no IP, and nodeRules "endpoint" compares IPs: write the node\'s',
    ]);
  });

  it("should say of what is left out that it is missing", async () => {
    const found = await pathsOf((file) => {
      Reflect.deleteProperty(file, "chainId");
      Object.assign(file.founder, { address: 7 });
    });
    expect(found).to.include("chainId: is missing: expected number");
    expect(found).to.include("founder.address: Invalid input: expected string, received number");
  });

  it("should refuse a path without a file, and a file that is not JSON", async () => {
    expect(await refusalOf(validateConsortium(join(folder, "none.json"), NOW))).to.match(
      /^There is no consortium file .*: write one with `npx hardhat consortium init`\.$/,
    );
    expect(await refusalOf(validateConsortium("LICENSE", NOW))).to.match(/^LICENSE is not JSON: /);
  });

  it("should end with exit code 1 from the command line when something is wrong, as JSON too", async () => {
    await changed((file) => (file.chainId = 0));
    const path = join(folder, "changed.json");
    const [sound, wrong, document] = await Promise.all([
      hardhat(["consortium", "validate", SAMPLE]),
      hardhat(["consortium", "validate", path]),
      hardhat(["consortium", "validate", path, "--json"]),
    ]);
    expect([sound.code, wrong.code, document.code]).to.deep.equal([0, 1, 1]);
    expect(wrong.stdout).to.match(/cannot found a network; correct it there:\n {2}chainId: /);
    expect(validatedSchema.parse(JSON.parse(document.stdout))).to.include({ valid: false });
  });
});
