import { encodeBytes32String } from "ethers";
import { call, decide } from "../../../fixtures/decisions.ts";
import { OrgKind } from "../../../fixtures/enums.ts";
import type { Founded } from "../../../fixtures/given.ts";

/** Registers a Service of a group of the sample, by decision, and gives its number. */
export async function addService(network: Founded, group: string): Promise<bigint> {
  const { organizations } = network.suite;
  const service = { name: encodeBytes32String("arbiter"), group: encodeBytes32String(group), kind: OrgKind.service };
  await decide(network, [await call(organizations, "register", [{ ...service, accountCap: 0 }])]);
  return organizations.count();
}
