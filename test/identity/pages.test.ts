import { expect } from "chai";
import { encodeBytes32String } from "ethers";
import { decideOn } from "../fixtures/acts.ts";
import { AccountStatus } from "../fixtures/enums.ts";
import { founded } from "../fixtures/given.ts";

const MANY = 2n ** 256n - 1n;

describe("identity: pages", () => {
  describe("of accounts", () => {
    for (const [first, limit, from, to] of [
      [0n, 5n, 0, 5],
      [3n, 2n, 3, 5],
      [0n, 0n, 0, 0],
      [0n, MANY, 0, undefined],
    ] as const) {
      it(`from ${first}, at most ${limit}: those of the founding, in order`, async () => {
        const network = await founded();
        const all = network.file.accounts.map(({ address }) => address);
        const page = await network.suite.accounts.page(first, limit);
        expect(page.map(({ account }) => account)).to.deep.equal(all.slice(from, to));
      });
    }

    it("the last place alone, and beyond it nothing", async () => {
      const network = await founded();
      const { accounts } = network.suite;
      const count = await accounts.count();
      expect(count).to.equal(network.file.accounts.length);
      expect(await accounts.page(count - 1n, MANY)).to.have.lengthOf(1);
      expect(await accounts.page(count, 1)).to.have.lengthOf(0);
      expect(await accounts.page(MANY, MANY)).to.have.lengthOf(0);
    });

    it("keeps revoked accounts, with their status", async () => {
      const network = await founded();
      const { accounts } = network.suite;
      const account = network.address("bank-a.participant");
      await decideOn(network, "revoke", account);
      const found = (await accounts.page(0, MANY)).find((each) => each.account === account);
      expect(found?.status).to.equal(AccountStatus.revoked);
    });
  });

  describe("of an organization's accounts", () => {
    it("hold its own and no others", async () => {
      const network = await founded();
      const { accounts } = network.suite;
      for (const { name } of network.file.organizations) {
        const own = network.file.accounts.filter(({ organization }) => organization === name);
        const page = await accounts.pageOf(network.orgId(name), 0, MANY);
        expect(page.map(({ account }) => account)).to.deep.equal(own.map(({ address }) => address));
        expect(await accounts.countOf(network.orgId(name))).to.equal(own.length);
      }
    });

    it("of an unknown organization are empty", async () => {
      const { suite } = await founded();
      expect(await suite.accounts.pageOf(0, 0, MANY)).to.have.lengthOf(0);
      expect(await suite.accounts.countOf(99)).to.equal(0);
    });
  });

  describe("of organizations", () => {
    for (const [first, limit, from, to] of [
      [1n, 3n, 0, 3],
      [7n, MANY, 6, 7],
      [1n, MANY, 0, 7],
      [0n, 7n, 0, 0],
      [8n, 1n, 0, 0],
      [MANY, MANY, 0, 0],
      [1n, 0n, 0, 0],
    ] as const) {
      it(`from number ${first}, at most ${limit}: ${to - from}`, async () => {
        const network = await founded();
        const names = network.file.organizations.map(({ name }) => encodeBytes32String(name));
        const page = await network.suite.organizations.page(first, limit);
        expect(page.map(({ name }) => name)).to.deep.equal(names.slice(from, to));
      });
    }
  });

  it("an address that was never enrolled has no status", async () => {
    const network = await founded();
    const { status, organization } = await network.suite.accounts.accountOf(network.stranger().address);
    expect([status, organization]).to.deep.equal([AccountStatus.none, 0n]);
  });
});
