// Loaded before every program of a page, npx on any Node included. Their time is what a file says, so that blocks, hashes
// and signatures come out the same each time that the page is run.
import { readFileSync } from "node:fs";

const now = () => Date.parse(readFileSync(process.env.DOCS_CLOCK, "utf8"));

globalThis.Date = new Proxy(Date, {
  construct: (target, given, self) => Reflect.construct(target, given.length === 0 ? [now()] : given, self),
  get: (target, key, self) => (key === "now" ? now : Reflect.get(target, key, self)),
});
