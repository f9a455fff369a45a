import { ArgumentType } from "hardhat/types/arguments";
import { actingTask, optional, plainTask } from "../shared/builders.ts";

/** The tasks that cast ballots: at once, or signed off line and delivered together. */
export const ballotTasks = [
  actingTask(["committee", "vote"], "Casts a seat's ballot, which is final", "committee vote 7 --for --as bank-a")
    .addPositionalArgument({ name: "proposal", description: "Number of the proposal", type: ArgumentType.INT })
    .addFlag({ name: "for", description: "Vote for" })
    .addFlag({ name: "against", description: "Vote against" })
    .addFlag({ name: "abstain", description: "Count for participation only" })
    .addOption(optional("reason", "Why; recorded for ever, never the name of a natural person"))
    .setAction(() => import("./vote.ts"))
    .build(),

  plainTask(
    ["committee", "sign"],
    "Signs a ballot without any node, from a proposal file whose calls it reads and whose hash it computes anew",
    "committee sign proposal-7.json --for --as bank-a",
  )
    .addPositionalArgument({
      name: "file",
      description: "Proposal file, from `committee show 7 --out FILE`",
      type: ArgumentType.FILE,
    })
    .addFlag({ name: "for", description: "Vote for" })
    .addFlag({ name: "against", description: "Vote against" })
    .addFlag({ name: "abstain", description: "Count for participation only" })
    .addOption(optional("as", "Who votes: a Seat account, or an organization whose founding Seat account is meant"))
    .addOption(optional("voter", "Address of a contract wallet that votes, in place of --as"))
    .addOption(optional("signature", "What the wallet of --voter signed; left out, you are told what to sign"))
    .addOption(optional("data", "Data folder of a devnet, running or not, or folder of a deployment record"))
    .addOption({
      name: "out",
      description: "Folder to write the ballot to",
      type: ArgumentType.FILE,
      defaultValue: "ballots",
    })
    .addFlag({ name: "unread", description: "Sign although a call cannot be read" })
    .addFlag({ name: "yes", description: "Sign without asking; without a terminal nobody is asked" })
    .setAction(() => import("./sign.ts"))
    .build(),

  actingTask(
    ["committee", "deliver"],
    "Delivers ballots signed off line, any number at once, and says which were refused and why",
    "committee deliver ballots --as bank-b",
  )
    .addVariadicArgument({ name: "ballots", description: "Ballot files, and folders of them", type: ArgumentType.FILE })
    .setAction(() => import("./deliver.ts"))
    .build(),
];
