// Loaded before the programs of a page, whose time is what a file says: blocks, hashes and signatures come out the same
// each time that the page is run.
import { readFileSync } from "node:fs";

const file = process.env.DOCS_CLOCK ?? "";
const now = (): number => Date.parse(readFileSync(file, "utf8"));

globalThis.Date = new Proxy(Date, {
  construct: (target, given: unknown[], self) =>
    new Object(Reflect.construct(target, given.length === 0 ? [now()] : given, self)),
  get: (target, key, self): unknown => (key === "now" ? now : Reflect.get(target, key, self)),
});
