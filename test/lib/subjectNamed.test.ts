import { expect } from "chai";
import { NameBook } from "../../lib/names.ts";
import { Refusal } from "../../lib/refusal.ts";
import { subjectWords, toldSubject } from "../../lib/regulator/subject.ts";
import { subjectNamed } from "../../lib/regulator/subjectNamed.ts";

const at = (digit: string) => `0x${digit.repeat(40)}`;
const ISSUER = at("1");
const BOND_ACCOUNT = at("2");
const NOTICE = at("3");
const BOARD = at("4");
const BOND = at("5");
const STRANGER = at("6");
const TOKEN = at("7");
const RIVAL = at("8");

describe("lib: what a name means as the subject of an order", () => {
  const release = { version: "1.0.0", organization: 1, status: "Active" };
  const book = new NameBook({
    contracts: [{ name: "Notice", address: NOTICE }],
    accounts: [
      { name: "bank-c.issuer", address: ISSUER },
      { name: "bond", address: BOND_ACCOUNT },
    ],
    organizations: [
      { name: "bank-c", id: 3 },
      { name: "bond", id: 4 },
    ],
    releases: [
      { ...release, id: 1, name: "price-board", target: BOARD },
      { ...release, id: 2, name: "bond", target: BOND },
      { ...release, id: 3, name: "draft", target: STRANGER, status: "Submitted" },
    ],
    assets: [
      { id: 1, symbol: "BC27", decimals: 2, token: TOKEN },
      { id: 2, symbol: "bond", decimals: 2, token: RIVAL },
    ],
  });
  const meant = (text: string, asset?: string) => {
    const told = toldSubject(book, subjectNamed({ book }, text, asset));
    return `${told.kind} ${subjectWords(book, told)}`;
  };
  const refused = (text: string, asset?: string) => {
    try {
      return `not refused: ${meant(text, asset)}`;
    } catch (thrown) {
      return thrown instanceof Refusal ? thrown.message : String(thrown);
    }
  };

  for (const [text, words] of [
    ["bank-c.issuer", "Account bank-c.issuer"],
    ["BANK-C.Issuer", "Account bank-c.issuer"],
    ["bank-c", "Organization organization bank-c"],
    ["Notice", "Contract Notice"],
    ["price-board", "Contract price-board 1.0.0"],
    ["price-board@1.0.0", "Contract price-board 1.0.0"],
    ["account:bond", "Account bond"],
    ["organization:bond", "Organization organization bond"],
    ["contract:bond", "Contract bond 1.0.0"],
    [ISSUER, "Account bank-c.issuer"],
    [NOTICE, "Contract Notice"],
    [BOARD, "Contract price-board 1.0.0"],
    [STRANGER, `Account ${STRANGER}`],
    [`contract:${STRANGER}`, `Contract ${STRANGER}`],
  ] as const) {
    it(`should take ${text} for: ${words}`, () => {
      expect(meant(text)).to.equal(words);
    });
  }

  for (const [text, asset, words] of [
    ["bank-c.issuer", "price-board", "Holding bank-c.issuer's holding of price-board 1.0.0"],
    ["bond", "bond", "Holding bond's holding of bond 1.0.0"],
    ["bond", "BC27", "Holding bond's holding of asset 1 (BC27)"],
    ["bond", "2", 'Holding bond\'s holding of asset 2 ("bond")'],
    ["account:bond", "contract:Notice", "Holding bond's holding of Notice"],
    [STRANGER, NOTICE, `Holding ${STRANGER}'s holding of Notice`],
  ] as const) {
    it(`should take ${text} with asset ${asset} for: ${words}`, () => {
      expect(meant(text, asset)).to.equal(words);
    });
  }

  it("should refuse the name of several things, and say how each is meant", () => {
    expect(refused("bond")).to.equal(
      '"bond" is the name of several things: say organization:bond or account:bond or contract:bond.',
    );
  });

  it("should refuse what nothing is called", () => {
    expect(refused("bank-c.isuer")).to.equal(
      'There is no account, organization or contract "bank-c.isuer": did you mean bank-c.issuer or bank-c?',
    );
    expect(refused("organization:Notice")).to.match(/^There is no account, organization or contract/);
  });

  it("should refuse a release that is not published", () => {
    expect(refused("draft")).to.match(/^There is no account, organization or contract "draft"/);
  });

  it("should refuse the holding of an organization or contract", () => {
    expect(refused("bank-c", "price-board")).to.match(
      /^"bank-c" is the name of an organization or contract: a holding/,
    );
    expect(refused("Notice", "price-board")).to.match(/a holding is an account's, say which\.$/);
  });

  it("should refuse an asset that nothing is called", () => {
    expect(refused("bank-c.issuer", "Notise")).to.match(/^There is no contract "Notise": did you mean Notice/);
  });
});
