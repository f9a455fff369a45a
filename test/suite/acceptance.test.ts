import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import {
  type Acceptance,
  type AcceptanceDomain,
  isSigned,
  signAcceptance,
} from "../../lib/account/acceptance/acceptance.ts";
import { readAcceptance, readAcceptances, writeAcceptance } from "../../lib/account/acceptance/files.ts";
import { devWallet } from "../../lib/keys/devKeys.ts";
import { suiteAddresses } from "../../lib/suite/addresses.ts";
import { ownFolder } from "../fixtures/ownFolder.ts";
import { refusalOf } from "../fixtures/refusal.ts";

const NETWORK: AcceptanceDomain = { chainId: 20260, accounts: suiteAddresses(devWallet(0).address).Accounts };
const DEADLINE = Date.UTC(2026, 5, 30) / 1000;

function sign(): Promise<Acceptance> {
  const key = devWallet(60);
  return signAcceptance(key, NETWORK, { account: key.address, organization: 1, office: "Issuer", deadline: DEADLINE });
}

describe("an acceptance", () => {
  it("is its account's signature", async () => {
    expect(isSigned(NETWORK, await sign())).to.equal(true);
  });

  const changes: [string, Partial<Acceptance>][] = [
    ["organization", { organization: 2 }],
    ["office", { office: "Participant" }],
    ["deadline", { deadline: DEADLINE + 1 }],
    ["account", { account: devWallet(61).address }],
    ["signature", { signature: "0x1234" }],
  ];
  for (const [name, change] of changes) {
    it(`holds for no other ${name}`, async () => {
      expect(isSigned(NETWORK, { ...(await sign()), ...change })).to.equal(false);
    });
  }

  it("holds on no other chain", async () => {
    expect(isSigned({ ...NETWORK, chainId: 1 }, await sign())).to.equal(false);
  });

  it("holds for no other Accounts contract", async () => {
    expect(isSigned({ ...NETWORK, accounts: devWallet(61).address }, await sign())).to.equal(false);
  });
});

describe("acceptance files", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await ownFolder();
  });

  it("carry the account's name and read back as they were", async () => {
    const acceptance = { ...(await sign()), ...NETWORK, name: "bank-a.issuer" };
    const path = await writeAcceptance(join(folder, "new"), acceptance);
    expect(path).to.equal(join(folder, "new", "bank-a.issuer.acceptance.json"));
    expect(await readAcceptance(path)).to.deep.equal(acceptance);
  });

  it("are read from a folder that holds other files too", async () => {
    const acceptance = { ...(await sign()), ...NETWORK };
    await writeAcceptance(folder, { ...acceptance, name: "b.issuer" });
    await writeAcceptance(folder, { ...acceptance, name: "a.issuer" });
    await writeFile(join(folder, "notes.txt"), "");
    expect((await readAcceptances(folder)).map(({ name }) => name)).to.deep.equal(["a.issuer", "b.issuer"]);
  });

  it("are refused with the fault in them", async () => {
    const path = join(folder, "x.acceptance.json");
    await writeFile(path, JSON.stringify({ ...(await sign()), ...NETWORK, name: "bank-a.x", deadline: "tomorrow" }));
    expect(await refusalOf(readAcceptance(path))).to.contain("is not an acceptance: deadline");
    await writeFile(path, "nonsense");
    expect(await refusalOf(readAcceptance(path))).to.contain("it is not JSON");
  });

  it("are refused when they are not there", async () => {
    expect(await refusalOf(readAcceptance(join(folder, "x")))).to.contain("There is no acceptance");
    expect(await refusalOf(readAcceptances(join(folder, "none")))).to.contain("There is no folder");
  });
});
