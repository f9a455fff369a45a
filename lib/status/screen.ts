import { WIDTH } from "../format.ts";

/** One part of a screen. */
export interface Section {
  /** What stands in the place of an empty list. */
  readonly none: string;
  /** A heading and its underlining, or nothing; not counted among the items. */
  readonly heading: readonly string[];
  /** One line each. */
  readonly items: readonly string[];
  /** Fewest items that are shown even when room is short. */
  readonly least: number;
  /** Where the items that are cut off can be seen. */
  readonly seeMore: string;
}

/** Lines that fit an ordinary terminal with its prompt. */
const HEIGHT = 40;

/** Lays sections out below a title on one screen; long lists end in `and 7 more: …`. */
export function screen(title: string, sections: readonly Section[]): string {
  const room = shares(sections, HEIGHT - 1);
  return [title, ...sections.map((section, i) => shown(section, room[i] ?? section.least))].join("\n\n");
}

/** How many items of each section are shown: the least of each, and more in turn while there is room. */
function shares(sections: readonly Section[], room: number): number[] {
  const shares = sections.map(({ items, least }) => Math.min(least, items.length));
  const used = () => sections.reduce((sum, section, i) => sum + height(section, shares[i] ?? 0), 0);
  for (let grown = true; grown && used() < room;) {
    grown = false;
    for (const [i, { items }] of sections.entries()) {
      const share = shares[i] ?? 0;
      if (share >= items.length || used() >= room) continue;
      shares[i] = share + 1;
      if (used() > room) shares[i] = share;
      else grown = true;
    }
  }
  return shares;
}

/** Lines that a section takes with this many items, its blank line before it included. */
function height({ heading, items }: Section, share: number): number {
  if (items.length === 0) return 2;
  return 1 + heading.length + share + (share < items.length ? 1 : 0);
}

function shown({ none, heading, items, seeMore }: Section, share: number): string {
  if (items.length === 0) return none;
  const rest = items.length - share;
  const lines = [...heading, ...items.slice(0, share)].map(fitted);
  return [...lines, ...(rest > 0 ? [`and ${rest} more: \`${seeMore}\``] : [])].join("\n");
}

function fitted(line: string): string {
  return line.length <= WIDTH ? line : `${line.slice(0, WIDTH - 1)}…`;
}
