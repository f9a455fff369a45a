import { expect } from "chai";
import { compile, outputSelection } from "../../../lib/release/compile.ts";
import { refusal } from "../../tasks/helpers/refusal.ts";

const SOURCE = {
  compiler: "0.8.37",
  contract: "Empty.sol:Empty",
  input: {
    language: "Solidity",
    sources: { "Empty.sol": { content: "pragma solidity ^0.8.28; contract Empty {}" } },
    settings: { outputSelection: outputSelection("Empty.sol", "Empty") },
  },
};

describe("lib: the compiler of releases", () => {
  it("should answer with the code of a contract", async () => {
    expect((await compile(SOURCE)).deployedBytecode).to.match(/^0x60/);
  });

  it("should be ended when it takes too long, saying so", async () => {
    expect(await refusal(compile(SOURCE, 0.001))).to.match(/^Empty\.sol:Empty did not compile within 0\.001 s: /);
  });

  it("should refuse what does not compile, and what is not there", async () => {
    const sources = { "Empty.sol": { content: "contract {" } };
    expect(await refusal(compile({ ...SOURCE, input: { ...SOURCE.input, sources } }))).to.match(
      /^Empty\.sol:Empty does not compile: /,
    );
    expect(await refusal(compile({ ...SOURCE, contract: "Empty.sol:Full" }))).to.equal(
      "The sources hold no contract Empty.sol:Full.",
    );
  });
});
