import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { findPlace } from "../../tasks/shared/place.ts";
import { refusalOf } from "../fixtures/refusal.ts";

const URL = "http://127.0.0.1:8545";
const BUNDLED = "deployments/devnet";

describe("tasks: the network to work on", () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "concordat-place-"));
    await cp(BUNDLED, join(folder, "devnet"), { recursive: true });
  });

  after(() => rm(folder, { recursive: true }));

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
});
