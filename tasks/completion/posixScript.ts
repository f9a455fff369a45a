import type { CompletionNode } from "./tree.ts";

const BASH = `# Completes Concordat's tasks in bash: put into ~/.bashrc
#   source <(npx hardhat completion bash)
`;

/** What bash's functions do: walk the words so far down the tree, then offer what may come next. */
const WALK = `_concordat() {
  local current=\${COMP_WORDS[COMP_CWORD]} first=1 at="" word expects="" tasks flags values index
  COMPREPLY=()
  if [[ \${COMP_WORDS[0]##*/} == npx ]]; then
    [[ \${COMP_WORDS[1]} == hardhat ]] || return 0
    first=2
  fi
  [[ $COMP_CWORD -ge $first ]] || return 0
  _concordat_node ""
  for ((index = first; index < COMP_CWORD; index++)); do
    word=\${COMP_WORDS[index]}
    if [[ -n $expects ]]; then
      expects=""
    elif [[ " $values " == *" $word "* ]]; then
      expects=$word
    elif [[ " $tasks " == *" $word "* ]]; then
      at="\${at:+$at }$word"
      _concordat_node "$at"
    fi
  done
  if [[ -n $expects ]]; then
    return 0
  elif [[ $current != -* && -n $tasks ]]; then
    COMPREPLY=($(compgen -W "$tasks" -- "$current"))
  elif [[ $current == -* || -z $current ]]; then
    COMPREPLY=($(compgen -W "$flags $values" -- "$current"))
  fi
}

complete -o default -F _concordat hardhat npx
`;

const ZSH = `# Completes Concordat's tasks in zsh: put into ~/.zshrc, after compinit
#   source <(npx hardhat completion zsh)
autoload -U +X bashcompinit && bashcompinit
`;

/** For bash; it completes `hardhat` and `npx hardhat`, and files where no word fits. */
export const bashScript = (nodes: readonly CompletionNode[]): string => `${BASH}${posixNodes(nodes)}\n${WALK}`;

/** For zsh, which runs bash's functions. */
export const zshScript = (nodes: readonly CompletionNode[]): string => `${ZSH}${posixNodes(nodes)}\n${WALK}`;

function posixNodes(nodes: readonly CompletionNode[]): string {
  const cases = nodes.map(({ path, tasks, flags, values }) => {
    const names = tasks.map(({ name }) => name).join(" ");
    return `    "${path}") tasks="${names}" flags="${flags.join(" ")}" values="${values.join(" ")}" ;;`;
  });
  return `\n_concordat_node() {\n  case "$1" in\n${cases.join("\n")}\n  esac\n}\n`;
}
