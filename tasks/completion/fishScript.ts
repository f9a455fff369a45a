import type { CompletionNode } from "./tree.ts";

const FISH = `# Completes Concordat's tasks in fish:
#   npx hardhat completion fish > ~/.config/fish/completions/hardhat.fish
`;

const FISH_WALK = `function __concordat
    set -l words (commandline -opc)
    set -l at ''
    set -l expects ''
    __concordat_node ''
    for word in $words[2..-1]
        if test -n "$expects"
            set expects ''
        else if contains -- $word $__concordat_values
            set expects $word
        else if string match -q -- "$word"\\t'*' $__concordat_tasks
            set at (string trim -- "$at $word")
            __concordat_node "$at"
        end
    end
    test -n "$expects"; and return
    if string match -q -- '-*' (commandline -ct); or test -z "$__concordat_tasks"
        printf '%s\\n' $__concordat_flags $__concordat_values
    else
        printf '%s\\n' $__concordat_tasks
    end
end

complete -c hardhat -a '(__concordat)'
`;

/** For fish, with descriptions. */
export const fishScript = (nodes: readonly CompletionNode[]): string => {
  const cases = nodes.map(({ path, tasks, flags, values }) => {
    const told = tasks.map(({ name, description }) => quoted(`${name}\t${description}`));
    return [
      `        case ${quoted(path)}`,
      `            set -g __concordat_tasks ${told.join(" ")}`.trimEnd(),
      `            set -g __concordat_flags ${flags.join(" ")}`,
      `            set -g __concordat_values ${values.join(" ")}`,
    ].join("\n");
  });
  return `${FISH}function __concordat_node\n    switch $argv[1]\n${cases.join("\n")}\n    end\nend\n\n${FISH_WALK}`;
};

/** A text in fish's single quotes. */
function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
