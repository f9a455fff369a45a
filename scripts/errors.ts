// Writes what is told of the contracts' errors: the catalogue that `explain error` reads, and the page docs/errors.md.
import { writeFile } from "node:fs/promises";
import { CATALOGUE } from "../lib/errors/catalogue.ts";
import { collectErrors } from "./errors/collect.ts";
import { pageOf } from "./errors/page.ts";
import { writeJson } from "./json.ts";

const PAGE = "docs/errors.md";

const errors = await collectErrors();
await writeJson(CATALOGUE, errors);
await writeFile(PAGE, pageOf(errors));
console.log(`${PAGE}: ${errors.length} errors`);
