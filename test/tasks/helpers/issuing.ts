import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { NetworkConnection } from "hardhat/types/network";
import { z } from "zod";
import { type Actor, actorWith } from "../../../lib/actor.ts";
import { attestAsset } from "../../../lib/asset/attest.ts";
import { draftAsset } from "../../../lib/asset/draft.ts";
import { enrol } from "../../fixtures/acts.ts";
import { ISSUER, attestAll, prerelease } from "../../fixtures/assets.ts";
import { type DeskNetwork, deskNetwork } from "../../fixtures/desk.ts";
import { Office } from "../../fixtures/enums.ts";
import { ownFolder } from "../../fixtures/ownFolder.ts";
import { assetSchema } from "./assets.ts";

/** The sample's terms file and its document. */
export const SAMPLE_TERMS = "consortiums/samples/bond-2027.json";
export const SAMPLE_DOCUMENT = "consortiums/samples/bond-2027.md";

const hash = z.string().length(66);

/** What tasks tell of an asset that they acted on. */
export const issuedSchema = assetSchema.extend({
  did: z.string(),
  contentHash: hash,
  transaction: hash,
});

/** The missing items, as tasks tell them. */
export const missingSchema = z.array(
  z.strictObject({ item: z.string(), organization: z.string().optional(), accounts: z.array(z.string()) }),
);

/** A desk, a folder of data, and what the issuer and the inspectors of the sample's bond do. */
export type IssuingNetwork = Awaited<ReturnType<typeof issuingNetwork>>;

/** As {@link deskNetwork}, with an Issuer of bank-b beside the sample's, and a folder of data. */
export async function issuingNetwork(connection: NetworkConnection) {
  const live = await deskNetwork(connection);
  const key = live.stranger(41);
  await enrol(live, key, "bank-b", Office.issuer);
  return withFolder(live, actorWith(live.desk, key), await ownFolder());
}

/** Writes the sample's terms as changed, beside a copy of their document, and gives the file's path. */
async function written(folder: string, change: object): Promise<string> {
  const terms: unknown = JSON.parse(await readFile(SAMPLE_TERMS, "utf8"));
  const path = join(folder, "terms.json");
  await cp(SAMPLE_DOCUMENT, join(folder, "bond-2027.md"));
  await writeFile(path, JSON.stringify(Object.assign({}, terms, change)));
  return path;
}

function withFolder(live: DeskNetwork, rival: Actor, folder: string) {
  const { desk, actor } = live;
  const terms = (change: object = {}) => written(folder, change);
  const draft = async (change: object = {}, as: string | Actor = ISSUER) => {
    const issuer = typeof as === "string" ? actor(as) : as;
    return draftAsset(desk, issuer, folder, { file: await terms(change) });
  };
  const prereleased = async (change: object = {}) => {
    const { data } = await draft(change);
    await prerelease(live, { id: BigInt(data.asset) });
    return data;
  };
  const attest = (item: string, as: string, asset = "1", request: object = {}) =>
    attestAsset(desk, actor(as), folder, asset, { item, ...request });
  return {
    ...live,
    /** The Issuer of bank-b. */
    rival,
    folder,
    terms,
    draft,
    prereleased,
    attest,
    /** Everything that the sample's plan asks for. */
    attestAll: (asset = 1) => attestAll(live, { id: BigInt(asset) }),
  };
}
