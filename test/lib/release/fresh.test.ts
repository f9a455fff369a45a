import { appendFile, cp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { builtContract } from "../../../lib/release/built.ts";
import { checkBuilt, checkFresh } from "../../../lib/release/fresh.ts";
import { ownFolder } from "../../fixtures/ownFolder.ts";
import { refusal } from "../../tasks/helpers/refusal.ts";

const BOARD = "contracts/samples/PriceBoard.sol";

describe("lib: sources newer than the build", () => {
  const built = builtContract("PriceBoard");
  let project: string;

  beforeEach(async () => {
    project = await ownFolder();
    await cp(join(import.meta.dirname, "../../../contracts"), join(project, "contracts"), { recursive: true });
  });

  const check = () =>
    Promise.resolve().then(() => {
      checkFresh(built, project);
    });
  const seek = (text: string) =>
    Promise.resolve().then(() => {
      checkBuilt(text, project);
    });

  it("should take a contract whose sources are those of the build, whatever others are", async () => {
    await appendFile(join(project, "contracts/samples/Notice.sol"), "// later\n");
    await check();
  });

  it("should refuse one whose own source changed", async () => {
    await appendFile(join(project, BOARD), "// later\n");
    expect(await refusal(check())).to.equal(`${BOARD} changed since the build: run \`npx hardhat build\`.`);
  });

  it("should refuse one of which a source that it imports changed or is gone", async () => {
    const imported = [...built.imports.keys()].find((unit) => unit.endsWith("/IStanding.sol")) ?? "";
    const path = imported.replace(/^project\//, "");
    await appendFile(join(project, path), "// later\n");
    expect(await refusal(check())).to.equal(`${path} changed since the build: run \`npx hardhat build\`.`);
    await rm(join(project, path));
    expect(await refusal(check())).to.equal(`${path} changed since the build: run \`npx hardhat build\`.`);
  });

  for (const text of ["Late", "contracts/Late.sol:Late"]) {
    it(`should refuse ${text}, which a source declares and nobody built`, async () => {
      await writeFile(join(project, "contracts/Late.sol"), "// contract Never\ncontract Late {}\n");
      expect(await refusal(seek(text))).to.equal("Late of contracts/Late.sol is not built: run `npx hardhat build`.");
    });
  }

  it("should have nothing to say of a contract that no source declares", async () => {
    await writeFile(join(project, "contracts/Late.sol"), "// contract Never\ncontract Late {}\n");
    for (const text of ["Never", "contracts/Other.sol:Late", "Lat", "(.*"]) await seek(text);
  });
});
