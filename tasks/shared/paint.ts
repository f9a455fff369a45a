import { styleText } from "node:util";

/** Words that tell a state at a glance; everything else stays plain. */
const STYLES: readonly (readonly [RegExp, Parameters<typeof styleText>[0]])[] = [
  [/^(?:off|Error:|Refused:)(?= )|\b(?:Defeated|Expired|Lapsed|Revoked|Suspended|suspended)\b/gm, "red"],
  [/^ok(?= )|\b(?:Active|Executed|Succeeded)\b/gm, "green"],
  [/\b(?:Queued|Provisional|Confirmed)\b/gm, "yellow"],
  [/^(?:next|try)(?= {2})/gm, "bold"],
  [/^-+(?: +-+)*$/gm, "dim"],
];

/** Colours a text for a terminal; anywhere else, or where `NO_COLOR` is set, it stays as it is. */
export function paint(text: string, stream: NodeJS.WriteStream): string {
  return STYLES.reduce(
    (painted, [words, style]) => painted.replace(words, (word) => styleText(style, word, { stream })),
    text,
  );
}
