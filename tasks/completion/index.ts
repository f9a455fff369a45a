import { emptyTask } from "hardhat/config";
import { plainTask } from "../shared/builders.ts";

/** Tasks that teach a shell what every task takes. */
export const completionTasks = [
  emptyTask("completion", "Scripts that complete tasks and options in a shell: bash, zsh, fish").build(),

  plainTask(
    ["completion", "bash"],
    "Prints the script for bash, to be sourced in ~/.bashrc",
    "completion bash > ~/.concordat-completion.bash",
  )
    .setAction(() => import("./bash.ts"))
    .build(),

  plainTask(
    ["completion", "zsh"],
    "Prints the script for zsh, to be sourced in ~/.zshrc after compinit",
    "completion zsh > ~/.concordat-completion.zsh",
  )
    .setAction(() => import("./zsh.ts"))
    .build(),

  plainTask(
    ["completion", "fish"],
    "Prints the script for fish",
    "completion fish > ~/.config/fish/completions/hardhat.fish",
  )
    .setAction(() => import("./fish.ts"))
    .build(),
];
