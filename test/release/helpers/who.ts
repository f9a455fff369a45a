import { decideOn, enrol, freeze, suspendOrganization } from "../../fixtures/acts.ts";
import { type Making, send } from "../../fixtures/callers.ts";
import { Office } from "../../fixtures/enums.ts";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { founded, moveTo } from "../../fixtures/given.ts";
import type { Founded } from "../../fixtures/given.ts";

type Disabling = (network: Founded, name: string) => Promise<unknown>;

const POWERLESS: Readonly<Record<string, Disabling>> = {
  "who is suspended": (network, name) => decideOn(network, "suspend", network.address(name)),
  "who is revoked": (network, name) => decideOn(network, "revoke", network.address(name)),
  "who is frozen for sending": (network, name) => freeze(network, network.address(name)),
  "whose organization is suspended": (network, name) => suspendOrganization(network, name.split(".")[0] ?? ""),
  "who has expired": async (network, name) =>
    moveTo(network, (await network.suite.accounts.accountOf(network.address(name))).validUntil),
};

/** One leaf for each way in which an account of this name has lost its powers. */
export function itRefusesPowerless(name: string, make: Making, ways: readonly string[] = Object.keys(POWERLESS)): void {
  for (const way of ways) {
    it(`refuses ${name} ${way}`, async () => {
      const network = await founded();
      const made = await make(network);
      await POWERLESS[way]?.(network, name);
      const { releases } = network.suite;
      await expectRefusal(send(network, name, made), releases, "AccessManagedUnauthorized", [network.address(name)]);
    });
  }
}

/** Enrols a key of nobody in an organization and returns it. */
export async function enrolled(network: Founded, organization: string, office: keyof typeof Office, number = 1) {
  const key = network.stranger(number);
  await enrol(network, key, organization, Office[office]);
  return key;
}
