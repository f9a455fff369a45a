import { existsSync, globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { expect } from "chai";
import hre from "hardhat";
import { ArgumentType } from "hardhat/types/arguments";
import type { Task } from "hardhat/types/tasks";

const FISCO = "docs/from-fisco.md";

/** The 34 commands of the permission group of FISCO BCOS's 3.x console (`AuthOpCommand.java`). */
const CONSOLE = [
  ...["updateGovernorProposal", "setRateProposal", "upgradeVoteProposal", "setDeployAuthTypeProposal"],
  ...["openDeployAuthProposal", "closeDeployAuthProposal", "resetAdminProposal", "setSysConfigProposal"],
  ...["addSealerProposal", "addObserverProposal", "setConsensusNodeWeightProposal", "removeNodeProposal"],
  ...["voteProposal", "revokeProposal", "freezeAccount", "unfreezeAccount", "abolishAccount", "freezeContract"],
  ...["unfreezeContract", "abolishContract", "setMethodAuth", "openMethodAuth", "closeMethodAuth", "initAuth"],
  ...["getCommitteeInfo", "getProposalInfo", "getLatestProposal", "getDeployAuth", "checkDeployAuth"],
  ...["getContractAdmin", "checkMethodAuth", "getMethodAuth", "getContractStatus", "getAccountStatus"],
];

/** What tasks print, with commands of their own among words. */
const OUTPUT = /^```text\n[^]*?^```$/gm;

/** Hardhat's own options that every task takes. */
const GLOBAL = ["--network", "--help", "--version"];

const pages = ["README.md", "CONTRIBUTING.md", ...globSync("docs/**/*.md"), ...globSync("bench/*.md")].filter(
  existsSync,
);

/** The tasks that messages name, in code between escaped back ticks or in plain strings; what is filled in is one word. */
async function commandsInCode(): Promise<string[]> {
  const files = globSync("{lib,tasks,devnet,scripts}/**/*.ts");
  const sources = await Promise.all(files.map((file) => readFile(file, "utf8")));
  const quoted = sources.flatMap((source) => [...source.matchAll(/\\?`(?:npx hardhat )?([a-z]+ [a-z][^`\\\n]*)\\?`/g)]);
  const commands = quoted.map(([, command = ""]) =>
    command.replace(/(?<=\w)\$\{[^}]*\}?/g, "").replace(/\$\{[^}]*\}?/g, "X"),
  );
  return commands.filter((command) => isOurs(command.split(" ")[0] ?? "") && !command.includes(": "));
}

/** The tasks that a page names: what follows `npx hardhat`, and inline code that begins with one of our namespaces. */
async function commandsIn(page: string): Promise<string[]> {
  const text = (await readFile(page, "utf8")).replace(OUTPUT, "");
  const written = [...text.matchAll(/npx hardhat ([^`\n#|]+)/g)].map(([, command = ""]) => command);
  const inline = [...text.matchAll(/`([a-z]+ [a-z][^`\n]*)`/g)].map(([, command = ""]) => command);
  const ours = inline.filter((command) => isOurs(command.split(" ")[0] ?? ""));
  return [...written, ...ours].map((command) => command.trim().replace(/[.,;:]$/, ""));
}

function isOurs(namespace: string): boolean {
  const root = hre.tasks.rootTasks.get(namespace);
  const tasks = root === undefined ? [] : [root, ...root.subtasks.values()];
  return tasks.some(({ pluginId }) => pluginId === "concordat");
}

/** What is wrong with a command; undefined when the task takes it. */
function faultOf(command: string): string | undefined {
  const words = wordsOf(command);
  let task: Task | undefined;
  let rest = words;
  for (let tasks = hre.tasks.rootTasks; tasks.has(rest[0] ?? ""); tasks = task.subtasks) {
    task = tasks.get(rest[0] ?? "");
    rest = rest.slice(1);
    if (task === undefined) break;
  }
  if (task === undefined || (task.isEmpty && rest.length > 0)) return `there is no task ${words.slice(0, 3).join(" ")}`;
  return argumentFault(task, rest);
}

function argumentFault(task: Task, words: readonly string[]): string | undefined {
  let positional = 0;
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? "";
    if (!word.startsWith("--")) positional += 1;
    if (!word.startsWith("--") || GLOBAL.includes(word)) continue;
    const name = word.slice(2).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const option = task.options.get(name);
    if (option === undefined) return `${task.id.join(" ")} has no ${word}`;
    if (option.type !== ArgumentType.FLAG) i += 1;
  }
  const takes = task.positionalArguments;
  const isOpen = takes.some(({ isVariadic }) => isVariadic);
  return positional > takes.length && !isOpen ? `${task.id.join(" ")} takes ${takes.length} words` : undefined;
}

/** Words as a shell tells them apart. */
function wordsOf(command: string): string[] {
  return [...command.matchAll(/"[^"]*"|'[^']*'|\S+/g)].map(([word]) => word);
}

describe("docs: the tasks they name", () => {
  for (const page of pages) {
    it(`should exist with their options: ${page}`, async () => {
      const faults = (await commandsIn(page)).flatMap((command) => {
        const fault = faultOf(command);
        return fault === undefined ? [] : [`${fault}: \`${command}\``];
      });
      expect(faults).to.deep.equal([]);
    });
  }

  it("should exist with their options: messages of the code", async () => {
    const commands = await commandsInCode();
    expect(commands.length).to.be.greaterThan(20);
    const faults = commands.flatMap((command) => {
      const fault = faultOf(command);
      return fault === undefined ? [] : [`${fault}: \`${command}\``];
    });
    expect(faults).to.deep.equal([]);
  });

  it("should be found and judged at all", async () => {
    expect((await commandsIn(FISCO)).length).to.be.greaterThan(30);
    expect((await commandsIn("README.md")).length).to.be.greaterThan(8);
    expect(faultOf("committee voted 7")).to.equal("there is no task committee voted 7");
    expect(faultOf("committee vote 7 --for --loudly")).to.equal("committee vote has no --loudly");
    expect(faultOf("committee vote 7 8 --for")).to.equal("committee vote takes 1 words");
    expect(faultOf('committee propose Accounts.suspend bank-a.operator --description "Key lost"')).to.equal(undefined);
  });
});

describe("docs: coming from FISCO BCOS", () => {
  it("should have a row for each of the 34 permission commands of the 3.x console, and for no other", async () => {
    const text = await readFile(FISCO, "utf8");
    const [three = ""] = text.split("\n## 2.x");
    const rows = [...three.matchAll(/^\| `(\w+)` \|/gm)].map(([, command]) => command);
    expect(CONSOLE).to.have.length(34);
    expect(rows).to.have.members(CONSOLE).and.have.length(34);
  });
});
