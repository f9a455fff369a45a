import { expect } from "chai";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

/** Pages whose commands every run of the tests tries; `npm run docs:check` tries all. */
const PAGES = ["README.md", "docs/operators.md"];

describe("docs: commands as printed", () => {
  for (const page of PAGES) {
    it(`should run, and say what is shown: ${page}`, async () => {
      const child = spawn(process.execPath, ["scripts/docs.ts", "--check", "--quick", page], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      const [said] = await Promise.all([text(child.stdout), once(child, "close")]);
      expect(said, said).to.match(new RegExp(`^${page}: \\d+ commands, as printed\\n$`));
    }).timeout(300_000);
  }
});
