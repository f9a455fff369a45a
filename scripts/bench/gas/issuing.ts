import { id } from "ethers";
import {
  activate,
  attest,
  CUSTODIAN,
  effective,
  INSPECTOR,
  ISSUER,
  OFFICER,
  prerelease,
  termsOf,
} from "../../../test/fixtures/assets.ts";
import { InspectionItem } from "../../../test/fixtures/enums.ts";
import { freshNetwork } from "./chain.ts";
import { gasOf } from "./receipts.ts";
import type { Row } from "./row.ts";

/** What an asset costs from its draft to its activation: the second one of a network, so that no counter is new. */
export async function issuing(): Promise<Row[]> {
  const network = await freshNetwork();
  const { assetRegister } = network.suite;
  const { allocations } = await effective(network);
  const terms = await termsOf(network, { lockId: id("lock 2") });
  const asset = { id: 2n, allocations };
  const { title, pricing, trading, custody, nonObjection } = InspectionItem;
  const attested = (item: bigint, as: string) => gasOf(attest(network, asset.id, item, as));
  const create = await gasOf(assetRegister.connect(network.as(ISSUER)).draft(terms));
  const prereleased = await gasOf(prerelease(network, asset));
  const rows = [
    { operation: "asset.create", n: 1, gas: create },
    { operation: "asset.prerelease", n: 1, gas: prereleased },
    { operation: "asset.attest", n: 1, gas: await attested(title, INSPECTOR) },
    { operation: "asset.attest.custody", n: 1, gas: await attested(custody, CUSTODIAN) },
  ];
  for (const item of [pricing, trading]) await attested(item, INSPECTOR);
  await attested(nonObjection, OFFICER);
  return [...rows, { operation: "asset.activate", n: allocations.length, gas: await gasOf(activate(network, asset)) }];
}
