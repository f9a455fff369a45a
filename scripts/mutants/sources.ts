import { globSync, readFileSync } from "node:fs";
import { basename, posix } from "node:path";

/** Sources by the name under which others import them. */
export type Sources = Readonly<Record<string, string>>;

/** Files of contracts/ that hold more than an interface. */
export function contractFiles(): string[] {
  return globSync("contracts/**/*.sol")
    .filter((file) => !/^I[A-Z]/.test(basename(file)))
    .sort();
}

/** The contracts that Mocha tests deploy beside those of contracts/. */
export function fixtureFiles(): string[] {
  return globSync("test/fixtures/*.sol").sort();
}

/** These files and all that they import, from the disk. */
export function sourcesOf(files: readonly string[]): Sources {
  return closure(files, (name) => readFileSync(name.startsWith("@") ? `node_modules/${name}` : name, "utf8"));
}

/** These files and all that they import, of sources that hold them. */
export function importsOf(sources: Sources, files: readonly string[]): Sources {
  return closure(files, (name) => sources[name] ?? "");
}

function closure(files: readonly string[], textOf: (name: string) => string): Sources {
  const sources: Record<string, string> = {};
  const add = (name: string) => {
    if (name in sources) return;
    const text = textOf(name);
    sources[name] = text;
    for (const [, imported = ""] of text.matchAll(/^import [^;]*?"([^"]+)";/gms)) {
      add(imported.startsWith(".") ? posix.join(posix.dirname(name), imported) : imported);
    }
  };
  files.forEach(add);
  return sources;
}
