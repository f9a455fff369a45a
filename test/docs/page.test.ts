import { expect } from "chai";
import { blocksOf, withOutputs } from "../../scripts/docs/page.ts";

const lines = (...all: string[]) => all.join("\n");

describe("docs: blocks of commands", () => {
  const page = lines(
    "# Title",
    "<!-- sh",
    "echo before",
    "-->",
    "```sh",
    "echo one \\",
    "  two",
    "",
    "# a remark",
    "echo three # said",
    "```",
    "",
    "```text",
    "old",
    "older",
    "```",
    "```sh fails",
    "false",
    "```",
    "prose",
    "```text",
    "no output",
    "```",
    "```",
    "npm test",
    "```",
    "",
  );

  it("should be those of sh fences and of sh comments, a command a line", () => {
    const commands = blocksOf(page).map((block) => block.commands);
    expect(commands).to.deep.equal([["echo before"], ["echo one two", "echo three # said"], ["false"]]);
  });

  it("should know which one is shown to fail, and where each begins", () => {
    const marks = blocksOf(page).map(({ line, fails }) => ({ line, fails }));
    expect(marks).to.deep.equal([
      { line: 3, fails: false },
      { line: 6, fails: false },
      { line: 18, fails: true },
    ]);
  });

  it("should take output right below them only, and leave the rest of the page as it is", () => {
    const written = withOutputs(page, ["a", "new", "b"]);
    expect(written).to.equal(page.replace("old\nolder", "new"));
    expect(withOutputs(written, ["a", "new", "b"])).to.equal(written);
    expect(withOutputs(page, [undefined, undefined, undefined])).to.equal(page);
  });

  it("should be refused when a fence is never closed or says what nobody knows", () => {
    expect(() => blocksOf("text\n```sh\necho")).to.throw("line 2: this fence is never closed");
    expect(() => blocksOf("<!-- sh\necho")).to.throw("line 1: this fence is never closed");
    expect(() => blocksOf("```sh maybe\n```")).to.throw('line 1: a fence says "sh" or "sh fails", not "sh maybe"');
  });
});
