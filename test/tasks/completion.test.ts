import { execFileSync, spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import hre from "hardhat";
import { z } from "zod";
import { fishScript } from "../../tasks/completion/fishScript.ts";
import { bashScript, zshScript } from "../../tasks/completion/posixScript.ts";
import { completionTree } from "../../tasks/completion/tree.ts";
import { ownFolder } from "../fixtures/ownFolder.ts";
import { hardhat } from "./helpers/command.ts";

const completionSchema = z.strictObject({ shell: z.enum(["bash", "zsh", "fish"]), script: z.string() });

const hasBash = spawnSync("bash", ["-c", "exit 0"]).status === 0;

describe("tasks: completion", () => {
  const nodes = completionTree(hre);
  const at = (path: string) => nodes.find((node) => node.path === path);

  describe("the tree", () => {
    it("should hold every namespace, verb and option, flags apart from options with a value", () => {
      const roots = at("")?.tasks.map(({ name }) => name);
      expect(roots).to.include.members(["devnet", "consortium", "committee", "account", "regulator", "explain"]);
      expect(at("committee")?.tasks.map(({ name }) => name)).to.include.members(["list", "vote", "propose"]);
      expect(at("committee vote")?.flags).to.include.members(["--for", "--against", "--json", "--help"]);
      expect(at("committee vote")?.values).to.include.members(["--as", "--url", "--network"]);
      expect(at("account accept")?.flags).to.include("--dev-keys");
      expect(at("regulator freeze")?.values).to.include("--for");
    });

    it("should describe tasks without their examples", () => {
      const vote = at("committee")?.tasks.find(({ name }) => name === "vote");
      expect(vote?.description).to.equal("Casts a seat's ballot, which is final");
    });
  });

  // Where there is no bash there is nothing to complete.
  if (hasBash) {
    describe("in bash", () => {
      let folder: string;
      let script: string;

      before(async () => {
        folder = await ownFolder();
        script = join(folder, "completion.bash");
        await writeFile(script, bashScript(nodes));
      });

      /** What bash offers behind these words; the last one is being typed. */
      const offered = (...words: string[]): string[] => {
        const typed = `source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _concordat; echo "\${COMPREPLY[*]}"`;
        const output = execFileSync("bash", ["-euc", typed, "bash", script, ...words], { encoding: "utf8" });
        return output.split(/\s+/).filter((word) => word !== "");
      };

      const cases = [
        ["namespaces", ["hardhat", "com"], ["compile", "committee", "completion"]],
        ["behind npx", ["npx", "hardhat", "regul"], ["regulator"]],
        ["verbs", ["npx", "hardhat", "committee", "v"], ["vote"]],
        ["options", ["hardhat", "committee", "vote", "7", "--a"], ["--against", "--abstain", "--as"]],
        ["behind an option with a value", ["hardhat", "committee", "vote", "--as", "bank-a", "--fo"], ["--for"]],
        ["no verb behind an option's value", ["hardhat", "--network", "committee", "regul"], ["regulator"]],
        ["files, not words, as an option's value", ["hardhat", "account", "accept", "--out", ""], []],
        ["nothing of another program of npx", ["npx", "mocha", "com"], []],
      ] as const;
      for (const [what, words, expected] of cases) {
        it(`should offer ${what}`, () => {
          if (expected.length === 0) expect(offered(...words)).to.deep.equal([]);
          expect(offered(...words)).to.include.members([...expected]);
        });
      }

      it("should offer every option of a task that has no verbs at once", () => {
        expect(offered("hardhat", "consortium", "check", "")).to.include.members(["--json", "--url", "--data"]);
      });

      it("should be complete for hardhat and npx once it is sourced", () => {
        const output = execFileSync("bash", ["-euc", `source "$1"; complete -p hardhat npx`, "bash", script], {
          encoding: "utf8",
        });
        expect(output.trim().split("\n")).to.deep.equal([
          "complete -o default -F _concordat hardhat",
          "complete -o default -F _concordat npx",
        ]);
      });
    });
  }

  it("should run bash's functions in zsh", () => {
    expect(zshScript(nodes)).to.match(/^autoload -U \+X bashcompinit && bashcompinit$/m);
    expect(zshScript(nodes)).to.include("complete -o default -F _concordat hardhat npx");
  });

  it("should give fish descriptions, quoted", () => {
    const script = fishScript([
      { path: "", tasks: [{ name: "vote", description: "A seat's \\ ballot" }], flags: ["--help"], values: ["--as"] },
    ]);
    expect(script).to.include("set -g __concordat_tasks 'vote\tA seat\\'s \\\\ ballot'");
    expect(script).to.match(/^complete -c hardhat -a '\(__concordat\)'$/m);
  });

  it("should be printed without a network, and as JSON", async () => {
    const [plain, document, unknown] = await Promise.all([
      hardhat(["completion", "bash"]),
      hardhat(["completion", "fish", "--json"]),
      hardhat(["completion", "tcsh"]),
    ]);
    expect([plain.code, plain.stdout], plain.stderr).to.deep.equal([0, bashScript(nodes)]);
    expect(completionSchema.parse(JSON.parse(document.stdout))).to.include({ shell: "fish" });
    expect(unknown.code).to.equal(1);
  });
});
