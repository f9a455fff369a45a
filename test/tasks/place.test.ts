import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { findPlace, isEndpoint, placeOfTasks, startCommands, startOptions } from "../../tasks/shared/place.ts";
import { ownFolder } from "../fixtures/ownFolder.ts";
import { refusalOf } from "../fixtures/refusal.ts";
import { hardhat } from "./helpers/command.ts";
import { type LiveDevnet, liveDevnet } from "./helpers/live.ts";

const URL = "http://127.0.0.1:8545";
const BUNDLED = "deployments/devnet";

describe("tasks: the network to work on", () => {
  let folder: string;

  before(async () => {
    folder = await ownFolder();
    await cp(BUNDLED, join(folder, "devnet"), { recursive: true });
  });

  it("should let the development keys act on the record of the bundled devnet", async () => {
    expect(await findPlace({ data: BUNDLED, url: URL })).to.have.property("isDevnet", true);
    expect(await findPlace({ data: `./${BUNDLED}/`, url: URL })).to.have.property("isDevnet", true);
  });

  it("should not let them act on a record elsewhere, whatever its folder is called", async () => {
    const place = await findPlace({ data: join(folder, "devnet"), url: URL });
    expect(place.record.consortium).to.equal("bond-network");
    expect(place.isDevnet).to.equal(false);
  });

  it("should ask for an endpoint that a record does not hold", async () => {
    expect(await refusalOf(findPlace({ data: BUNDLED }))).to.equal(
      "Say where a node of bond-network answers: --url URL.",
    );
  });

  it("should say that a folder holds no network", async () => {
    expect(await refusalOf(findPlace({ data: folder }))).to.match(/^No devnet runs on /);
  });

  it("should tell where it looks, outside of the project's folder alone", () => {
    expect(placeOfTasks()).to.equal("");
    expect(placeOfTasks(folder)).to.equal(` below ${folder}, which is not the project's folder`);
  });

  describe("how to start a devnet", () => {
    const devnets = () => join(folder, "devnets");
    const holdChain = async (name: string) => {
      await mkdir(join(devnets(), name), { recursive: true });
      await writeFile(join(devnets(), name, "chain.journal"), "");
    };

    it("should be without options where no chain is at hand, and else on one of those", async () => {
      expect(await startCommands(devnets())).to.equal("`npx hardhat devnet start`");
      await mkdir(join(devnets(), "empty"), { recursive: true });
      await holdChain("river-trade");
      const first = `\`npx hardhat devnet start --data ${join(devnets(), "river-trade")}\``;
      expect(await startCommands(devnets())).to.equal(first);
      await holdChain("sea-trade");
      expect(await startCommands(devnets())).to.match(/river-trade` or `npx hardhat devnet start --data .*sea-trade`$/);
    });

    it("should need no options for the sample's own folder alone", () => {
      expect(startOptions(".devnet/bond-network")).to.equal("");
      expect(startOptions(".devnet/river-trade")).to.equal(" --data .devnet/river-trade");
      expect(startOptions("elsewhere/bond-network")).to.equal(" --data elsewhere/bond-network");
    });
  });

  describe("a devnet's endpoints", () => {
    const isOwn = (url: string) => isEndpoint({ endpoints: [{ organization: undefined, url: URL }] }, url);

    it("should be told by host and port, in whatever spelling", () => {
      const own = [URL, `${URL}/`, "http://localhost:8545", "http://LOCALHOST:8545//", "http://me@127.0.0.1:8545/?a"];
      for (const url of own) expect(isOwn(url), url).to.equal(true);
    });

    it("should be no others", () => {
      const others = ["http://127.0.0.1:8546", "http://127.0.0.1", "https://127.0.0.1:8545", "http://127.0.0.2:8545"];
      const strangers = [
        "http://localhost.evil.example:8545",
        `${URL}@evil.example:8545`,
        "http://[::1]:8545",
        "8545",
        "",
      ];
      for (const url of [...others, ...strangers]) expect(isOwn(url), url).to.equal(false);
    });
  });

  describe("given a devnet, and another endpoint of a network that looks like it", () => {
    let devnet: LiveDevnet;
    let other: LiveDevnet;

    before(async () => {
      devnet = await liveDevnet();
      other = await liveDevnet();
    });

    after(() => Promise.all([devnet.stop(), other.stop()]));

    const present = (url: string) =>
      hardhat(["regulator", "present", "--as", "regulator.officer-1", "--data", devnet.folder, "--url", url]);

    it("should sign for the devnet alone with its development keys", async () => {
      const [own = "", foreign = ""] = [devnet.urls[0], other.urls[0]];
      const [refused, done] = await Promise.all([
        present(foreign),
        present(`${own.replace("127.0.0.1", "localhost")}/`),
      ]);
      expect([refused.code, refused.failure]).to.deep.equal([
        1,
        `${foreign} is no endpoint of the devnet on ${devnet.folder}, for which alone the development key of regulator.officer-1 signs: leave out --url, or give one of ${devnet.urls.join(", ")}.`,
      ]);
      expect(done.failure).to.not.include("is no endpoint");
    });
  });
});
