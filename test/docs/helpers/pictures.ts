/** An arrow of a picture; nodes by their identifiers. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  /** Functions that the arrow names. */
  readonly names: readonly string[];
  readonly dotted: boolean;
}

/** The Mermaid text of each picture of a page. */
export function picturesIn(page: string): string[] {
  return [...page.matchAll(/^```mermaid\n(.*?)^```$/gms)].map(([, text = ""]) => text);
}

/** What each node of a flowchart shows, by its identifier. */
export function nodesIn(picture: string): Map<string, string> {
  const nodes = [...picture.matchAll(/\b(\w+)(?:\[|\(\[)"([^"]+)"(?:\]\)|\])/g)];
  return new Map(nodes.map(([, id = "", shown = ""]) => [id, shown]));
}

/** The arrows of a flowchart, a line each. */
export function arrowsIn(picture: string): Arrow[] {
  const bare = picture.replace(/(\w)(?:\[|\(\[)"[^"]+"(?:\]\)|\])/g, "$1");
  const lines = [...bare.matchAll(/^ {2}(\w+) (-->|-\.->)(?:\|([^|]+)\|)? (\w+)$/gm)];
  return lines.map(([, from = "", arrow, names = "", to = ""]) => ({
    ...{ from, to, dotted: arrow === "-.->" },
    names: names === "" ? [] : names.split(", "),
  }));
}

/** The lines of a picture that are neither its kind, nor a node, nor an arrow of the simple forms used here. */
export function strangeLines(picture: string): string[] {
  const [kind = "", ...lines] = picture.trimEnd().split("\n");
  const node = String.raw`\w+(?:\["[^"]+"\]|\(\["[^"]+"\]\))?`;
  const forms = kind.startsWith("stateDiagram")
    ? /^ {2}(?:\[\*\]|\w+) --> (?:\[\*\]|\w+)(?:: [^:;"#]+)?$/
    : new RegExp(String.raw`^ {2}${node}(?: (?:-->|-\.->)(?:\|[\w, ]+\|)? ${node})?$`);
  const strange = lines.filter((line) => !forms.test(line));
  return /^(?:flowchart (?:LR|TD)|stateDiagram-v2)$/.test(kind) ? strange : [kind, ...strange];
}
