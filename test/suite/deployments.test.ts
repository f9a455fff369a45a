import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { callsJsonSchema } from "../../lib/actions/jsonSchema.ts";
import { termsJsonSchema } from "../../lib/asset/termsSchema.ts";
import { consortiumJsonSchema } from "../../lib/consortium/schema.ts";
import { readRecord, recordFiles, recordFolder } from "../../lib/suite/record.ts";
import { ASSET_SCHEMA, CALLS_SCHEMA, SCHEMA, foundSample } from "../../scripts/deployments.ts";

const FOLDER = recordFolder("devnet");
const ADVICE = "run `npm run deployments` and commit what it writes";

describe("deployments/devnet", () => {
  it("is what founding the sample on a fresh devnet gives", async () => {
    const files = recordFiles(await foundSample());
    const committed = new Map<string, string>();
    for (const name of await readdir(FOLDER)) committed.set(name, await readFile(join(FOLDER, name), "utf8"));
    expect([...committed.keys()].sort(), ADVICE).to.deep.equal(Object.keys(files).sort());
    for (const [name, content] of Object.entries(files)) {
      expect(committed.get(name) === content, `${name} differs: ${ADVICE}`).to.equal(true);
    }
  });

  it("reads back as the record it was written from", async () => {
    const record = await readRecord(FOLDER);
    const committed = await readFile(join(FOLDER, "network.json"), "utf8");
    expect(recordFiles(record)["network.json"]).to.equal(committed);
  });
});

describe("the JSON Schemas", () => {
  for (const [what, path, schema] of [
    ["consortium files", SCHEMA, consortiumJsonSchema],
    ["calls files", CALLS_SCHEMA, callsJsonSchema],
    ["terms files", ASSET_SCHEMA, termsJsonSchema],
  ] as const) {
    it(`of ${what} is that of the code`, async () => {
      expect(JSON.parse(await readFile(path, "utf8")), ADVICE).to.deep.equal(JSON.parse(JSON.stringify(schema())));
    });
  }
});
