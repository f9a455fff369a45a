import { expect } from "chai";
import { Interface, encodeBytes32String } from "ethers";
import { callLine, decodeCall } from "../../lib/decode.ts";
import { NameBook } from "../../lib/names.ts";

const TARGET = "0xCf7Ed3AccA5a467e9e704C703E8D87F634fB0Fc9";
const ALICE = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const OTHER = "0x00000000000000000000000000000000000000AA";

describe("lib: decode", () => {
  const contract = new Interface([
    "function freeze(address subject, uint8 direction, uint40 duration, bytes32 reasonCode)",
    "function enrol(tuple(address account, uint32 organization, uint8 office, uint40 validUntil) enrolment)",
    "function set(tuple(uint16 participation, uint32 period)[] terms, uint32[2] delays)",
    "function admit(tuple(uint32 organization, bytes32 enodeHigh, bytes32 enodeLow, tuple(string host, bytes16 ip, uint16 port) endpoint) node)",
    "function manage(address target, tuple(bytes4 selector, uint8[] offices)[] openings)",
    "function done()",
  ]);
  const contracts = [{ name: "Sample", address: TARGET, interface: contract }];
  const book = new NameBook({
    contracts: [{ name: "Sample", address: TARGET }],
    accounts: [{ name: "bank-a.seat", address: ALICE }],
    organizations: [{ name: "bank-a", id: 1 }],
  });
  const lineOf = (name: string, args: unknown[], target = TARGET) =>
    callLine(decodeCall(target, contract.encodeFunctionData(name, args), contracts, book));

  it("should name contract, function and arguments, and say values in words", () => {
    expect(lineOf("freeze", [ALICE, 3, 86_400, encodeBytes32String("AML-3")])).to.equal(
      `Sample.freeze(subject: bank-a.seat (${ALICE}), direction: Both, duration: 1d, reasonCode: AML-3)`,
    );
  });

  it("should quote a text that could pass for more arguments or another call", () => {
    expect(lineOf("freeze", [ALICE, 3, 86_400, encodeBytes32String("A), 2. done(")])).to.match(
      /, reasonCode: "A\), 2\. done\("\)$/,
    );
  });

  it("should read structs by the names of their members", () => {
    expect(lineOf("enrol", [[OTHER, 1, 9, 0]])).to.equal(
      `Sample.enrol(enrolment: {account: ${OTHER}, organization: bank-a, office: Participant, validUntil: never})`,
    );
  });

  it("should read lists by the name of the list", () => {
    expect(lineOf("set", [[[5_000, 60]], [60, 3_600]])).to.equal(
      "Sample.set(terms: [{participation: 50 %, period: 1m}], delays: [1m, 1h])",
    );
  });

  it("should show a node that is to be admitted by its enode URL, and an IP that is not the host's", () => {
    const key = ["0x".padEnd(66, "1"), "0x".padEnd(66, "2")];
    const [ip, other] = ["0x00000000000000000000ffff01020304", "0x00000000000000000000ffff09090909"];
    const url = `enode://${"1".repeat(64)}${"2".repeat(64)}@`;
    expect(lineOf("admit", [[1, ...key, ["1.2.3.4", ip, 30_303]]])).to.equal(
      `Sample.admit(node: {organization: bank-a, enode: ${url}1.2.3.4:30303})`,
    );
    expect(lineOf("admit", [[1, ...key, ["h.example", other, 1]]])).to.equal(
      `Sample.admit(node: {organization: bank-a, enode: ${url}h.example:1 (IP ${other})})`,
    );
    expect(lineOf("admit", [[1, ...key, ["h:1}), Sample.done(", `0x${"0".repeat(32)}`, 1]]])).to.include(
      '@"h:1}), Sample.done(":1}',
    );
  });

  it("should name the functions of a target, and leave selectors that it does not have", () => {
    const done = contract.getFunction("done")?.selector ?? "";
    expect(
      lineOf("manage", [
        TARGET,
        [
          [done, [9]],
          ["0x01020304", []],
        ],
      ]),
    ).to.equal(
      `Sample.manage(target: Sample (${TARGET}), openings: [{selector: done(), offices: [Participant]}, {selector: 0x01020304, offices: []}])`,
    );
    expect(lineOf("manage", [OTHER, [[done, []]]])).to.include(`selector: ${done}`);
  });

  it("should read a call without arguments", () => {
    expect(lineOf("done", [])).to.equal("Sample.done()");
  });

  it("should hold values as JSON does", () => {
    const data = contract.encodeFunctionData("enrol", [[OTHER, 1, 9, 0]]);
    const [enrolment] = decodeCall(TARGET, data, contracts, book).arguments;
    expect(enrolment?.value).to.deep.equal({ account: OTHER, organization: 1, office: 9, validUntil: 0 });
  });

  it("should show the calldata of a contract that it does not know", () => {
    expect(lineOf("done", [], OTHER)).to.match(/^0x0{38}AA with calldata 0x\w+ that no known interface reads$/);
  });

  it("should show calldata that is cut short, or whose text is none, as what nobody reads", () => {
    const text = new Interface(["function post(string text)", "function done()"]);
    const known = [{ name: "Sample", address: TARGET, interface: text }];
    const whole = text.encodeFunctionData("post", ["abc"]);
    for (const data of [whole.slice(0, 20), whole.replace("616263", "ff6263")]) {
      expect(callLine(decodeCall(TARGET, data, known, book))).to.equal(
        `Sample with calldata ${data} that no known interface reads`,
      );
    }
  });

  it("should show the calldata of a function that it does not know", () => {
    expect(callLine(decodeCall(TARGET, "0x12345678", contracts, book))).to.match(/^Sample with calldata 0x12345678/);
  });
});
