import { task } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";

/** A task that prints for people, or one JSON document. The description ends in an example. */
export function plainTask(id: [string, ...string[]], description: string, example: string) {
  return task(id, `${description}. Example: npx hardhat ${example}`).addFlag({
    name: "json",
    description: "Print one JSON document",
  });
}

/** A task that reads a founded network. */
export function readingTask(id: [string, ...string[]], description: string, example: string) {
  return plainTask(id, description, example)
    .addOption({
      name: "url",
      description: "Endpoint of a node; left out, that of --network or of the running devnet",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addOption({
      name: "data",
      description: "Data folder of a running devnet, or folder of a deployment record",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    });
}

/** A reading task that can look again until it is interrupted. */
export function watchingTask(id: [string, ...string[]], description: string, example: string) {
  return readingTask(id, description, example).addFlag({
    name: "watch",
    description: "Look again every two seconds and show what changed, until interrupted",
  });
}

const AS =
  "Who acts: an account, or an organization, which means its account that may: one that acts alone (Operator, Issuer, Inspector, officer and so on), else its Seat";

/** A task in which an account acts. */
export function actingTask(id: [string, ...string[]], description: string, example: string) {
  return readingTask(id, description, example).addOption({
    name: "as",
    description: AS,
    type: ArgumentType.STRING_WITHOUT_DEFAULT,
    defaultValue: undefined,
  });
}

/** A task in which a seat opens a proposal, or does at once what its office allows. */
export function proposingTask(id: [string, ...string[]], description: string, example: string) {
  return actingTask(id, description, example)
    .addOption(optional("description", "What the proposal is for; left out, its calls say it"))
    .addFlag({ name: "force", description: "Propose although the dry run against the current state fails" })
    .addFlag({ name: "yes", description: "Send without asking; without a terminal nobody is asked" });
}

/** An option without default. */
export function optional<Name extends string>(name: Name, description: string) {
  return { name, description, type: ArgumentType.STRING_WITHOUT_DEFAULT, defaultValue: undefined } as const;
}
