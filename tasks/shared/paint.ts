import { styleText } from "node:util";

/** Where a text is shown: a terminal, or a file or pipe. */
export type Screen = NodeJS.WritableStream & { readonly isTTY?: boolean };

/** Words that tell a state at a glance; everything else stays plain. */
const STYLES: readonly (readonly [RegExp, Parameters<typeof styleText>[0]])[] = [
  [/^(?:OFF|Error:|Refused:)(?= )|\b(?:Defeated|Expired|Lapsed|Revoked|Suspended|suspended)\b/gm, "red"],
  [/^ok(?= )|\b(?:Active|Executed|Succeeded)\b/gm, "green"],
  [/\b(?:Queued|Provisional|Confirmed)\b/gm, "yellow"],
  [/^(?:next|try)(?= {2})/gm, "bold"],
  [/^-+(?: +-+)*$/gm, "dim"],
];

/** Characters that move a terminal's cursor or turn the direction of writing; line breaks are the tasks' own. */
const UNSAFE = /[\p{Cc}\p{Cf}]/gu;

/**
 * Colours a text for a terminal; anywhere else, or where `NO_COLOR` is set, it stays plain. Whoever wrote what is shown
 * from the chain has no say in how the terminal looks.
 */
export function paint(text: string, screen: Screen): string {
  const safe = text.replace(UNSAFE, (character) => (character === "\n" ? character : "\ufffd"));
  return STYLES.reduce(
    (painted, [words, style]) => painted.replace(words, (word) => styleText(style, word, { stream: screen })),
    safe,
  );
}
