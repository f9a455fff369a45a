import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { network } from "hardhat";
import { writeAcceptance } from "../../lib/account/acceptance/files.ts";
import { devAcceptances, foundingDomain } from "../../lib/account/acceptance/founding.ts";
import { devWallet, devWalletOf } from "../../lib/keys/devKeys.ts";
import { connectNode } from "../../lib/node.ts";
import { genesisAlloc } from "../../lib/suite/genesis.ts";
import { sampleFile } from "../fixtures/network.ts";
import { INGRESS, INGRESSES, SUITE } from "../../lib/suite/types.ts";
import { ownFolder } from "../fixtures/ownFolder.ts";
import { hardhat } from "./helpers/command.ts";

describe("tasks: consortium, on a chain of one's own", () => {
  let server: Awaited<ReturnType<typeof network.createServer>>;
  let url: string;
  let folder: string;
  let key: string;

  before(async () => {
    folder = await ownFolder();
    const file = await sampleFile();
    key = devWalletOf(file.founder.address).privateKey;
    for (const [index, acceptance] of (await devAcceptances(file)).entries()) {
      const name = file.accounts[index]?.name ?? "";
      await writeAcceptance(join(folder, "acceptances"), { ...acceptance, ...foundingDomain(file), name });
    }
  });

  beforeEach(async () => {
    server = await network.createServer({ network: "default" }, "127.0.0.1", 0);
    const { address, port } = await server.listen();
    url = `http://${address}:${port}`;
  });

  afterEach(() => server.close());

  /** Puts the ingress where a genesis would. */
  const installGenesis = async (): Promise<void> => {
    const node = await connectNode(url);
    for (const [address, { code, storage }] of Object.entries(genesisAlloc(await sampleFile()))) {
      await node.send("hardhat_setCode", [address, code]);
      for (const [slot, value] of Object.entries(storage)) {
        await node.send("hardhat_setStorageAt", [address, `0x${BigInt(slot).toString(16)}`, value]);
      }
    }
    node.destroy();
  };
  const deploy = (env: Record<string, string>, ...args: string[]) =>
    hardhat(["consortium", "deploy", "--url", url, "--out", join(folder, "record"), ...args], env);

  describe("deploy", () => {
    it("should found with the founder's key and the acceptances, and pass the check", async () => {
      await installGenesis();
      const founded = await deploy({ FOUNDER_KEY: key }, "--acceptances", join(folder, "acceptances"));
      expect(founded.code, founded.stderr).to.equal(0);
      expect(founded.stdout)
        .to.include(` 1/${SUITE.length + Object.keys(INGRESSES).length + 1}  Authority at 0x`)
        .and.match(/bond-network is founded and handed over/);
      const checked = await hardhat(["consortium", "check", "--data", join(folder, "record"), "--url", url]);
      expect([checked.code, checked.stdout.includes("Nothing is off.")], checked.stdout).to.deep.equal([0, true]);

      const again = await deploy({ FOUNDER_KEY: key }, "--acceptances", join(folder, "acceptances"));
      expect([again.code, again.stdout.includes("(done before)")], again.stderr).to.deep.equal([0, true]);
      const { stdout } = await hardhat(["account", "list", "--data", join(folder, "record"), "--url", url]);
      expect(stdout).to.include("bank-a.seat");
    });

    it("should refuse a chain without ingress, naming the address", async () => {
      const { code, failure } = await deploy({}, "--dev-keys");
      expect([code, failure.startsWith(`There is no code at ${INGRESS.validator}`)], failure).to.deep.equal([1, true]);
    });

    it("should refuse another key than the founder's", async () => {
      await installGenesis();
      const { privateKey, address } = devWallet(50);
      const { failure } = await deploy({ FOUNDER_KEY: privateKey }, "--acceptances", join(folder, "acceptances"));
      expect(failure).to.include(`the given key is that of ${address}`);
    });

    it("should say what is missing", async () => {
      const attempts = [
        await deploy({}, "--acceptances", join(folder, "acceptances")),
        await deploy({ FOUNDER_KEY: key }),
        await deploy({ FOUNDER_KEY: "secret" }, "--acceptances", join(folder, "acceptances")),
        await hardhat(["consortium", "deploy", "--dev-keys"]),
      ];
      expect(attempts.map(({ failure }) => failure)).to.deep.equal([
        "There is no founder's key: put it into the keystore with `npx hardhat keystore set FOUNDER_KEY`, or into the environment variable FOUNDER_KEY.",
        "Every founding account must accept: give --acceptances DIR, filled by `account accept`.",
        "FOUNDER_KEY holds no private key: 0x and 64 hexadecimal digits are expected.",
        "Say where to found the network: --url URL, or --network NAME.",
      ]);
      expect(attempts.map(({ code }) => code)).to.deep.equal([1, 1, 1, 1]);
    });
  });

  describe("genesis", () => {
    it("should write the ingress and its founder", async () => {
      const out = join(folder, "genesis.json");
      expect((await hardhat(["consortium", "genesis", "--out", out])).code).to.equal(0);
      const genesis: unknown = JSON.parse(await readFile(out, "utf8"));
      expect(genesis).to.have.nested.property("config.chainId", 20260);
      expect(genesis).to.have.property("alloc").with.keys(Object.values(INGRESS));
    });

    it("should make the folders to its file, and say in one line where it cannot write", async () => {
      const out = join(folder, "made", "for", "genesis.json");
      const [made, refused] = await Promise.all([
        hardhat(["consortium", "genesis", "--out", out, "--json"]),
        hardhat(["consortium", "genesis", "--out", join(folder, "acceptances")]),
      ]);
      expect([made.code, JSON.parse(made.stdout)]).to.deep.equal([0, { out, chainId: 20260 }]);
      expect(JSON.parse(await readFile(out, "utf8"))).to.have.property("alloc");
      expect([refused.code, refused.failure]).to.deep.equal([
        1,
        `${join(folder, "acceptances")} was not written: it cannot be written (EISDIR). Give another --out.`,
      ]);
    });

    it("should say that there is no consortium file", async () => {
      const { code, failure } = await hardhat(["consortium", "genesis", "--consortium", "consortiums/none.json"]);
      expect([code, failure]).to.deep.equal([
        1,
        "There is no consortium file consortiums/none.json: give one with --consortium FILE.",
      ]);
    });
  });
});
