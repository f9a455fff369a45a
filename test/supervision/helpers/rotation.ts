import type { Wallet } from "ethers";
import { HOUR } from "../../fixtures/acts.ts";
import { call, decide } from "../../fixtures/decisions.ts";
import { consenting } from "../../fixtures/enrolment.ts";
import type { Office } from "../../fixtures/enums.ts";
import type { Founded } from "../../fixtures/given.ts";

/** Whose key is replaced, by its organization's OrgAdmin, and who consents. */
export interface Rotation {
  name: string;
  organization: string;
  office: (typeof Office)[keyof typeof Office];
  /** Of another group; the committee, where there is none. */
  consenter?: string;
}

/** Starts the recovery of an account of the sample to a key, has it consented to, and waits for its window. */
export async function rotationReady(network: Founded, rotation: Rotation, successor: Wallet): Promise<void> {
  const { name, organization, office, consenter } = rotation;
  const { recovery } = network.suite;
  const account = network.address(name);
  const [, acceptance] = await consenting(network, successor, organization, office);
  await recovery.connect(network.as(`${organization}.admin`)).start(account, successor.address, acceptance);
  if (consenter === undefined) {
    await decide(network, [await call(recovery, "consentByDecision", [account, successor.address])]);
  } else {
    await recovery.connect(network.as(consenter)).consent(account, successor.address);
  }
  await network.networkHelpers.time.increase(72 * HOUR);
}

/** As {@link rotationReady}, and finishes it, as anyone may. */
export async function rotate(network: Founded, rotation: Rotation, successor: Wallet): Promise<void> {
  await rotationReady(network, rotation, successor);
  await network.suite.recovery.connect(network.stranger()).finish(network.address(rotation.name));
}
