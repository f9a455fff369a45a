import { ZeroAddress, getAddress } from "ethers";
import { organizationSubject } from "../../../lib/regulator/subject.ts";
import { DAY, decideOn, suspendOrganization } from "../../fixtures/acts.ts";
import { call, decide } from "../../fixtures/decisions.ts";
import { KYC } from "../../fixtures/enrolment.ts";
import { Direction } from "../../fixtures/enums.ts";
import { moveTo, now } from "../../fixtures/given.ts";
import { freezeByDecision } from "../../fixtures/orders.ts";
import { consented, rotate, rotation } from "../../fixtures/recovery.ts";
import { type InForce, barAccount, barHolding } from "./inForce.ts";

/** A fact about an account of the sample, given by name, that holds. */
interface Fact {
  readonly make: (state: InForce, name: string) => Promise<unknown>;
  /** Whether the account may still send and receive at all. */
  readonly sends: boolean;
  readonly receives: boolean;
}

/** Has the account be valid for ten days, and moves to so many seconds from their end. */
async function expire({ network }: InForce, name: string, seconds: number): Promise<void> {
  const end = (await now(network)) + 10 * DAY;
  await decide(network, [await call(network.suite.accounts, "renew", [network.address(name), end, KYC])]);
  await moveTo(network, end + seconds);
}

/** Has the committee freeze the account's organization until the order is lifted. */
async function barOrganization({ network }: InForce, name: string, direction: bigint): Promise<void> {
  const organization = network.orgId(name.slice(0, name.indexOf(".")));
  await freezeByDecision(network, organizationSubject(organization), { direction, duration: 0 });
}

const { send, receive, both } = Direction;

/** All that bears on whether a Participant or Issuer may send or receive. */
export const FACTS: Readonly<Record<string, Fact>> = {
  "is in force": { make: () => Promise.resolve(), sends: true, receives: true },
  "is suspended": {
    make: ({ network }, name) => decideOn(network, "suspend", network.address(name)),
    sends: false,
    receives: false,
  },
  "is revoked": {
    make: ({ network }, name) => decideOn(network, "revoke", network.address(name)),
    sends: false,
    receives: false,
  },
  "expires in the next second": { make: (state, name) => expire(state, name, -1), sends: true, receives: true },
  "has expired": { make: (state, name) => expire(state, name, 0), sends: false, receives: false },
  "is frozen for sending": {
    make: (state, name) => barAccount(state, state.network.address(name), send),
    sends: false,
    receives: true,
  },
  "is frozen for receiving": {
    make: (state, name) => barAccount(state, state.network.address(name), receive),
    sends: true,
    receives: false,
  },
  "is frozen for both": {
    make: (state, name) => barAccount(state, state.network.address(name), both),
    sends: false,
    receives: false,
  },
  "is of a suspended organization": {
    make: ({ network }, name) => suspendOrganization(network, name.slice(0, name.indexOf("."))),
    sends: false,
    receives: false,
  },
  "is of an organization that is frozen for sending": {
    make: (state, name) => barOrganization(state, name, send),
    sends: false,
    receives: true,
  },
  "is of an organization that is frozen for receiving": {
    make: (state, name) => barOrganization(state, name, receive),
    sends: true,
    receives: false,
  },
  "is being recovered": {
    make: ({ network }, name) => consented(network, rotation(network, name)),
    sends: false,
    receives: true,
  },
  "is an old key, replaced by recovery": {
    make: ({ network }, name) => rotate(network, rotation(network, name)),
    sends: false,
    receives: false,
  },
  "has a holding of which all is frozen": {
    make: (state, name) => barHolding(state, state.network.address(name), send),
    sends: true,
    receives: true,
  },
  "has a holding that is frozen for receiving": {
    make: (state, name) => barHolding(state, state.network.address(name), receive),
    sends: true,
    receives: false,
  },
};

/** Accounts that never hold, by what they are. */
export const NO_HOLDERS: Readonly<Record<string, (state: InForce) => string>> = {
  ...Object.fromEntries(
    [
      "bank-a.seat",
      "bank-a.admin",
      "bank-a.operator",
      "bank-b.developer",
      "auditor.inspector",
      "regulator.officer-1",
      "founder",
    ].map((name) => [name, ({ network }: InForce) => network.address(name)]),
  ),
  "an outsider": ({ network }) => network.stranger().address,
  "the zero address": () => ZeroAddress,
  "the last address": () => getAddress(`0x${"ff".repeat(20)}`),
  "the token itself": ({ asset }) => asset.address,
  "the register": ({ network }) => network.record.contracts.AssetRegister?.address ?? "",
};
