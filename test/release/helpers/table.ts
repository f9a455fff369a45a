import type { ContractTransactionResponse } from "ethers";
import type { ReleaseStatus } from "../../fixtures/enums.ts";
import { founded, moveTo, now } from "../../fixtures/given.ts";
import type { Founded } from "../../fixtures/given.ts";
import {
  APPROVAL_PERIOD,
  DEVELOPER,
  type Declared,
  SUBMISSION_PERIOD,
  type TestRelease,
  approveAsSeat,
  approved,
  decideOnRelease,
  listDevelopers,
  publish,
  published,
  submit,
} from "../../fixtures/releases.ts";

/** A release, and the network that it is on. */
export interface Given {
  readonly network: Founded;
  readonly release: TestRelease;
}

type Reaching = (network: Founded, declared: Declared) => Promise<TestRelease>;

/** How a release comes to stand where it does. */
export const STANDINGS: Readonly<Record<string, { status: keyof typeof ReleaseStatus; reach: Reaching }>> = {
  Submitted: { status: "submitted", reach: submit },
  Approved: { status: "approved", reach: approved },
  Active: { status: "active", reach: published },
  Suspended: { status: "suspended", reach: suspended },
  Retired: { status: "retired", reach: then(suspended, "retire") },
  Withdrawn: {
    status: "withdrawn",
    reach: async (network, declared) => {
      const release = await submit(network, declared);
      await network.suite.releases.connect(network.as(DEVELOPER)).withdraw(release.id);
      return release;
    },
  },
  Rejected: { status: "rejected", reach: then(submit, "reject") },
  "Lapsed as submitted": { status: "lapsed", reach: lapsed(submit, SUBMISSION_PERIOD) },
  "Lapsed as approved": { status: "lapsed", reach: lapsed(approved, APPROVAL_PERIOD) },
};

type Act = (given: Given) => Promise<ContractTransactionResponse>;

const decided =
  (fragment: string): Act =>
  ({ network, release }) =>
    decideOnRelease(network, fragment, release);

/** Every act on a release, with what it makes of each status that it is possible in. */
export const ACTS: Readonly<
  Record<string, { act: Act; edges: Partial<Record<keyof typeof ReleaseStatus, keyof typeof ReleaseStatus>> }>
> = {
  withdraw: {
    act: ({ network, release }) => network.suite.releases.connect(network.as(DEVELOPER)).withdraw(release.id),
    edges: { submitted: "withdrawn", approved: "withdrawn" },
  },
  approve: { act: decided("approve"), edges: { submitted: "approved" } },
  approveUnscanned: { act: decided("approveUnscanned"), edges: { submitted: "approved" } },
  approveAsSeat: {
    act: ({ network, release }) => approveAsSeat(network, release),
    edges: { submitted: "approved" },
  },
  reject: { act: decided("reject"), edges: { submitted: "rejected", approved: "rejected" } },
  publish: { act: ({ network, release }) => publish(network, release), edges: { approved: "active" } },
  suspend: { act: decided("suspend"), edges: { active: "suspended" } },
  resume: { act: decided("resume"), edges: { suspended: "active" } },
  retire: { act: decided("retire"), edges: { suspended: "retired" } },
};

/** A release that stands so, of a listed developer where one seat suffices. */
export async function given(standing: string, declared: Declared = {}): Promise<Given> {
  const network = await founded();
  await listDevelopers(network);
  const reach = STANDINGS[standing]?.reach ?? submit;
  return { network, release: await reach(network, declared) };
}

async function suspended(network: Founded, declared: Declared): Promise<TestRelease> {
  const release = await published(network, declared);
  await decideOnRelease(network, "suspend", release);
  return release;
}

function then(before: Reaching, fragment: string): Reaching {
  return async (network, declared) => {
    const release = await before(network, declared);
    await decideOnRelease(network, fragment, release);
    return release;
  };
}

function lapsed(before: Reaching, period: number): Reaching {
  return async (network, declared) => {
    const release = await before(network, declared);
    await moveTo(network, (await now(network)) + period + 1);
    return release;
  };
}
