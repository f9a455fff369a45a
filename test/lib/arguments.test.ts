import { expect } from "chai";
import { ParamType, encodeBytes32String } from "ethers";
import { parseArgument } from "../../lib/arguments.ts";
import { NameBook } from "../../lib/names.ts";

const ALICE = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

describe("lib: arguments", () => {
  const book = new NameBook({
    contracts: [],
    accounts: [{ name: "bank-a.seat", address: ALICE }],
    organizations: [{ name: "bank-a", id: 1 }],
  });
  const parse = (param: string, given: unknown) => parseArgument(ParamType.from(param), given, book);

  for (const [what, param, given, value] of [
    ["an account's name", "address account", "bank-a.seat", ALICE],
    ["an organization's name", "uint32 organization", "bank-a", 1n],
    ["a plain number", "uint32 weight", "40", 40n],
    ["a number of a file", "uint256 order", 7, 7n],
    ["an office", "uint8 office", "orgadmin", 7n],
    ["an enumeration's number", "uint8 office", "7", 7n],
    ["a class's role", "uint64 roleId", "operation", 3n],
    ["a role's number", "uint64 roleId", "100", 100n],
    ["a duration", "uint40 duration", "24h", 86_400n],
    ["a date", "uint40 validUntil", "2027-01-31", 1_801_353_600n],
    ["never", "uint40 validUntil", "never", 0n],
    ["a rate", "uint16 approval", "66.66%", 6_666n],
    ["text for 32 bytes", "bytes32 reasonCode", "AML-3", encodeBytes32String("AML-3")],
    ["32 bytes", "bytes32 kyc", `0x${"12".repeat(32)}`, `0x${"12".repeat(32)}`],
    ["a truth value", "bool own", "true", "true"],
    ["durations in a list", "uint32[2] delays", '["7d","2d"]', [604_800n, 172_800n]],
    [
      "a struct by names",
      "tuple(uint32 organization,uint32 weight) seat",
      '{"weight":5,"organization":"bank-a"}',
      [1n, 5n],
    ],
    ["a struct in order", "tuple(uint32 organization,uint32 weight) seat", ["bank-a", 5], [1n, 5n]],
  ] as const) {
    it(`should read ${what}`, () => {
      const expected = what === "a truth value" ? true : value;
      expect(parse(param, given)).to.deep.equal(expected);
    });
  }

  for (const [what, param, given, line] of [
    ["a number that is none", "uint32 weight", "many", 'weight needs uint32, not "many".'],
    ["an unknown office", "uint8 office", "Seet", 'office "Seet" is unknown: did you mean Seat?'],
    ["a date that is none", "uint40 validUntil", "soon", 'validUntil "soon" is no date'],
    ["a day that the calendar does not have", "uint40 validUntil", "2028-02-30", 'validUntil "2028-02-30" is no date'],
    ["a date of another order", "uint40 validUntil", "31.12.2028", 'validUntil "31.12.2028" is no date'],
    ["a number below nothing", "uint40 validUntil", "-5", 'validUntil "-5" is no date'],
    ["a number that is too large", "uint8 weight", "256", 'weight "256" is too large: at most 255.'],
    ["a role that nobody holds", "uint64 roleId", "Oprator", 'roleId "Oprator" is unknown: did you mean Operator'],
    ["a rate that is none", "uint16 approval", "two thirds", 'approval "two thirds" is no rate'],
    ["text that is too long", "bytes32 reasonCode", "x".repeat(32), "has 32 bytes: write 1 to 31 characters"],
    ["a list that is none", "uint32[2] delays", "7d", 'delays needs uint32[2] written as JSON, not "7d".'],
    ["a list of another length", "uint32[2] delays", '["7d"]', "delays needs 2 values, not 1."],
    ["a struct that lacks a member", "tuple(uint32 weight) seat", "{}", 'seat lacks "weight".'],
    [
      "a struct with a strange member",
      "tuple(uint32 weight) seat",
      '{"wieght":1}',
      'has no "wieght": did you mean weight?',
    ],
    ["bytes that are none", "bytes signature", "abc", 'signature needs bytes, not "abc".'],
    ["a truth value that is none", "bool own", "yes", 'own needs bool, not "yes".'],
  ] as const) {
    it(`should refuse ${what}, naming the argument`, () => {
      expect(() => parse(param, given)).to.throw(line);
    });
  }
});
