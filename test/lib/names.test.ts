import { expect } from "chai";
import { NameBook, closest, suggestion } from "../../lib/names.ts";

const SEAT = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const ACCOUNTS = "0xCf7Ed3AccA5a467e9e704C703E8D87F634fB0Fc9";
const NOBODY = "0x00000000000000000000000000000000000000AA";

describe("lib: names", () => {
  const book = new NameBook({
    contracts: [{ name: "Accounts", address: ACCOUNTS }],
    accounts: [{ name: "bank-a.seat", address: SEAT }],
    organizations: [
      { name: "bank-a", id: 1 },
      { name: "bank-b", id: 2 },
    ],
  });

  describe("address", () => {
    it("should take a name, whatever its case", () => {
      expect(book.address("Bank-A.seat")).to.equal(SEAT);
    });

    it("should take the name of a contract", () => {
      expect(book.address("accounts")).to.equal(ACCOUNTS);
    });

    it("should take any address and write its checksum", () => {
      expect(book.address(NOBODY.toLowerCase())).to.equal(NOBODY);
    });

    it("should say what may have been meant", () => {
      expect(() => book.address("bank-a.saet")).to.throw(
        'There is no account or contract "bank-a.saet": did you mean bank-a.seat?',
      );
    });
  });

  describe("asset", () => {
    const assets = [
      { id: 1, symbol: "BC27", decimals: 2, token: NOBODY },
      { id: 2, symbol: "DUP", decimals: 0, token: SEAT },
      { id: 3, symbol: "dup", decimals: 0, token: ACCOUNTS },
    ];
    const named = new NameBook({ contracts: [], accounts: [], organizations: [], assets });

    it("should be taken by number, symbol or token, whatever its case", () => {
      expect(["1", "bc27", NOBODY.toLowerCase()].map((text) => named.asset(text))).to.deep.equal([1, 1, 1]);
      expect(named.address("bc27")).to.equal(NOBODY);
    });

    it("should be refused when nothing is called so, with what may have been meant", () => {
      expect(() => named.asset("BC72")).to.throw('There is no asset "BC72": did you mean BC27?');
      expect(() => named.asset("4")).to.throw('There is no asset "4":');
      expect(() => named.address("1")).to.throw('There is no account or contract "1"');
    });

    it("should be refused when several have the symbol", () => {
      for (const find of [() => named.asset("DUP"), () => named.address("Dup"), () => named.token("dup")]) {
        expect(find).to.throw("may be one of several assets: say the number, 2 or 3.");
      }
    });

    it("should be called by its number and symbol, its token too, and by its number alone where it is not known", () => {
      expect([named.assetLabel(1), named.label(NOBODY), named.assetLabel(9)]).to.deep.equal([
        ...["asset 1 (BC27)", "asset 1 (BC27)", "asset 9"],
      ]);
    });
  });

  describe("organization", () => {
    it("should take a name or a number", () => {
      expect([book.organization("BANK-B"), book.organization("2")]).to.deep.equal([2, 2]);
    });

    it("should refuse a number that nobody has", () => {
      expect(() => book.organization("3")).to.throw('There is no organization "3": known are bank-a, bank-b.');
    });
  });

  describe("label", () => {
    it("should be the name, or the address of somebody without name", () => {
      expect([book.label(SEAT.toLowerCase()), book.label(NOBODY)]).to.deep.equal(["bank-a.seat", NOBODY]);
    });

    it("should be the name of an organization, or say its number", () => {
      expect([0, 1, 9].map((id) => book.organizationLabel(id))).to.deep.equal([
        "the committee",
        "bank-a",
        "organization 9",
      ]);
    });
  });

  describe("closest", () => {
    it("should rank by how many letters differ", () => {
      expect(closest("bank-c", ["csd", "bank-cc", "bank-d", "bank-c"])).to.deep.equal(["bank-c", "bank-cc", "bank-d"]);
    });

    it("should find a part of a name", () => {
      expect(closest("officer", ["bank-a.seat", "regulator.officer-1"])).to.deep.equal(["regulator.officer-1"]);
    });

    it("should suggest nothing far away, and say what there is", () => {
      expect(suggestion("zzzzzzzz", ["bank-a", "bank-b"])).to.equal("known are bank-a, bank-b.");
      expect(suggestion("zzzzzzzz", [])).to.equal("none is known yet.");
    });

    it("should not list more names than a line holds", () => {
      const names = Array.from({ length: 20 }, (_, i) => `name-number-${i}`);
      expect(suggestion("zz", names)).to.match(/name-number-11 and 8 more\.$/);
    });
  });
});
