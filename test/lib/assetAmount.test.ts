import { expect } from "chai";
import { amountText, amountWords, parseAmount } from "../../lib/asset/amount.ts";
import { refusalOf } from "../fixtures/refusal.ts";

const BOND = { symbol: "BC27", decimals: 2 };
const SHARE = { symbol: "ACME", decimals: 0 };
const COIN = { symbol: "EURT", decimals: 6 };

describe("amounts of assets", () => {
  describe("as text", () => {
    for (const [amount, decimals, text] of [
      [0n, 2, "0"],
      [1n, 2, "0.01"],
      [50n, 2, "0.50"],
      [100n, 2, "1"],
      [100_050n, 2, "1,000.50"],
      [123_456_789n, 0, "123,456,789"],
      [1_000_000n, 6, "1"],
      [1_500_000n, 6, "1.50"],
      [1_500_001n, 6, "1.500001"],
      [5n, 1, "0.5"],
      [2n ** 128n - 1n, 0, "340,282,366,920,938,463,463,374,607,431,768,211,455"],
      [1n, 255, `0.${"0".repeat(254)}1`],
    ] as const) {
      it(`should write ${amount} with ${decimals} decimals as ${text.slice(0, 60)}`, () => {
        expect(amountText(amount, decimals)).to.equal(text);
      });
    }

    it("should name the asset, without what steers a terminal", () => {
      expect(amountWords(100_050n, BOND)).to.equal("1,000.50 BC27");
      expect(amountWords(1n, { symbol: "\u001b[2J", decimals: 0 })).to.equal('1 "\ufffd[2J"');
    });
  });

  describe("as people write them", () => {
    for (const [text, asset, amount] of [
      ["1000.50", BOND, 100_050n],
      ["1,000.50", BOND, 100_050n],
      ["1000.5", BOND, 100_050n],
      ["1000.500", BOND, 100_050n],
      ["1,000,000", BOND, 100_000_000n],
      ["0.01", BOND, 1n],
      ["007", SHARE, 7n],
      ["12.0", SHARE, 12n],
      ["0.000001", COIN, 1n],
    ] as const) {
      it(`should read ${text} of ${asset.symbol} as ${amount}`, () => {
        expect(parseAmount("--amount", text, asset)).to.equal(amount);
      });
    }

    it("should read what it writes", () => {
      for (const amount of [1n, 10n, 99n, 100n, 123_456_789n, 2n ** 128n - 1n]) {
        for (const asset of [BOND, SHARE, COIN]) {
          expect(parseAmount("--amount", amountText(amount, asset.decimals), asset)).to.equal(amount);
        }
      }
    });

    const said = (text: string, asset = BOND, least?: bigint) =>
      refusalOf(() => Promise.resolve().then(() => parseAmount("--amount", text, asset, least)));

    for (const text of [
      "",
      "abc",
      "1.000,50",
      "1,00",
      "1,0000",
      ",100",
      "1.",
      ".5",
      "-1",
      "+1",
      "1e3",
      "0x10",
      " 1",
      "1 000",
      "1,000,",
      "١",
    ]) {
      it(`should refuse "${text}"`, async () => {
        expect(await said(text)).to.equal(
          `--amount "${text}" is no amount: write it as 1000.50 or 1,000.50, with a point before the decimals.`,
        );
      });
    }

    it("should refuse what is finer than the asset is divided", async () => {
      expect(await said("1.005")).to.equal(
        '--amount "1.005" is finer than BC27 is divided: its smallest amount is 0.01.',
      );
      expect(await said("1.5", SHARE)).to.equal(
        '--amount "1.5" is finer than ACME is divided: its smallest amount is 1.',
      );
    });

    it("should refuse nothing, unless nothing is meant", async () => {
      expect(await said("0.00")).to.equal('--amount "0.00" is too little: write 0.01 or more.');
      expect(parseAmount("--amount", "0", BOND, 0n)).to.equal(0n);
    });

    it("should refuse more than the contracts count", async () => {
      expect(await said(`${2n ** 128n}`, SHARE)).to.equal(
        `--amount "${2n ** 128n}" is more than any asset has: at most 340,282,366,920,938,463,463,374,607,431,768,211,455.`,
      );
    });
  });
});
