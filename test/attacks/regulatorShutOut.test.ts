import { expect } from "chai";
import { Office } from "../fixtures/enums.ts";
import { founded } from "../fixtures/founded.ts";
import { POST, OTHER, confirm, decideMethods, isOpenTo, managed, opening, tighten } from "../fixtures/methods.ts";
import type { TestNetwork } from "../fixtures/network.ts";

const OFFICER = "regulator.officer-1";
const BANKS = "bank-b.participant";

describe("attack: a bank's OrgAdmin shuts out a regulator whom a decision let in", () => {
  let network: TestNetwork;
  beforeEach(async () => {
    network = await founded();
    await managed(network, opening([Office.issuer, Office.sentinel], { listed: true }));
  });

  const list = (listed: boolean, ...names: readonly string[]) =>
    decideMethods(
      network,
      "list",
      POST,
      names.map((name) => network.address(name)),
      listed,
    );
  const closeList = () => tighten(network, [Office.issuer, Office.sentinel]);
  const expectRefused = async (attempt: Promise<unknown>) => {
    await expect(attempt).to.be.revertedWithCustomError(network.suite.methodLists, "MethodEssential");
  };

  it("by closing the list that its account is on", async () => {
    await list(true, OFFICER, BANKS);
    await expectRefused(closeList());
    expect(await isOpenTo(network, OFFICER)).to.equal(true);
  });

  it("by closing the list that it comes on while others leave it", async () => {
    await list(true, OFFICER, "regulator.officer-2");
    await list(true, OFFICER);
    await list(false, OFFICER, BANKS);
    await expectRefused(closeList());
    expect(await isOpenTo(network, "regulator.officer-2")).to.equal(true);
  });

  it("by closing the office Sentinel, which regulators' accounts hold", async () => {
    await expectRefused(tighten(network, [Office.issuer], { listed: true }));
  });

  it("by having closed the list before, and confirming it then", async () => {
    await list(true, BANKS);
    await tighten(network, [Office.sentinel]);
    await list(true, OFFICER);
    expect([await isOpenTo(network, OFFICER), await isOpenTo(network, "bank-c.issuer")]).to.deep.equal([true, false]);
    await expect(confirm(network, [Office.sentinel])).to.be.revertedWithCustomError(
      network.suite.methodLists,
      "MethodNothingToConfirm",
    );
    await expectRefused(tighten(network, [Office.sentinel]));
    await confirm(network, [Office.sentinel], { listed: true });
    expect([await isOpenTo(network, OFFICER), await isOpenTo(network, "bank-c.issuer")]).to.deep.equal([true, false]);
  });

  describe("while its own list stays the OrgAdmin's to close", () => {
    it("without a regulator's account on it", async () => {
      await list(true, BANKS);
      await closeList();
      expect(await isOpenTo(network, BANKS)).to.equal(false);
    });

    it("once every regulator's account left it", async () => {
      await list(true, OFFICER, OFFICER, BANKS);
      await list(false, OFFICER);
      await closeList();
      expect(await isOpenTo(network, BANKS)).to.equal(false);
    });

    it("with a regulator's account on the list of another function", async () => {
      await decideMethods(network, "list", OTHER, [network.address(OFFICER)], true);
      await closeList();
    });

    it("when the contract was managed anew since", async () => {
      await list(true, OFFICER);
      await decideMethods(network, "manage", [opening([Office.issuer, Office.sentinel], { listed: true })]);
      await closeList();
    });
  });
});
