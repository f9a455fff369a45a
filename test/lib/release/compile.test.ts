import { expect } from "chai";
import { compile, outputSelection } from "../../../lib/release/compile.ts";
import { refusal } from "../../tasks/helpers/refusal.ts";

const given = (contract: string, content: string) => ({
  compiler: "0.8.37",
  contract,
  input: {
    language: "Solidity",
    sources: { "B.sol": { content } },
    settings: { outputSelection: outputSelection("B.sol", "B") },
  },
});

/** Each struct holds the one before twice, so that the signature of a function doubles with each. */
const doubled = (times: number) => {
  const structs = Array.from({ length: times }, (_, i) => `struct S${i + 1} { S${i} a; S${i} b; }`);
  return `contract B { struct S0 { uint a; } ${structs.join(" ")} function f(S${times} memory) external {} }`;
};

describe("lib: compiler", () => {
  it("should be stopped when sources of a few lines keep it busy for ever", async () => {
    const endless = compile(given("B.sol:B", doubled(24)), 3_000);
    expect(await refusal(endless)).to.equal("The compiler was stopped: it took longer than 3 seconds.");
  });

  for (const contract of ["constructor:prototype", "__proto__:toString", "B.sol:constructor"]) {
    it(`should find no contract ${contract}, which every object has`, async () => {
      expect(await refusal(compile(given(contract, "contract B {}")))).to.equal(
        `The sources hold no contract ${contract}.`,
      );
    });
  }

  it("should tell a failure without steering the terminal", async () => {
    const told = await refusal(compile(given("B\u001b[2J\nIt would be published:B", "x")));
    expect(told).to.match(/^B\ufffd\[2J\ufffdIt would be published:B does not compile: ParserError/);
  });
});
