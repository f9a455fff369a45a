import { ReleaseStatus } from "../../fixtures/enums.ts";
import { type Kept, at, change, put } from "../kept.ts";
import { DAY } from "../seconds.ts";
import type { Told } from "../told.ts";

/** A release as recorded; `since` in seconds. */
export interface Release {
  readonly name: string;
  readonly version: bigint;
  readonly initCodeHash: string;
  readonly sourceHash: string;
  readonly auditHash: string;
  readonly target: string;
  readonly status: bigint;
  readonly factory: boolean;
  readonly upgradeable: boolean;
  readonly since: bigint;
  readonly developer: string;
  readonly organization: bigint;
  readonly administrator: bigint;
  readonly predecessor: bigint;
  readonly successor: bigint;
}

/** The releases, who holds a name and version, what is published where, and who approves. */
export interface Releases {
  readonly releases: Kept<bigint, Release>;
  readonly holders: Kept<string, bigint>;
  readonly published: Kept<string, bigint>;
  /** Whose contract was published first under a name. */
  readonly names: Kept<string, bigint>;
  readonly mode: bigint;
  readonly listed: Kept<bigint, boolean>;
}

/** Releases before its first event. */
export const NO_RELEASES: Releases = {
  ...{ releases: new Map(), holders: new Map(), published: new Map(), names: new Map(), mode: 0n, listed: new Map() },
};

/** Where a release stands at a second: it lapses without an event. */
export function releaseStatusAt({ status, since }: Release, second: bigint): bigint {
  const age = second - since;
  const isOver =
    (status === ReleaseStatus.submitted && age > 90n * DAY) || (status === ReleaseStatus.approved && age > 30n * DAY);
  return isOver ? ReleaseStatus.lapsed : status;
}

/** What an event makes of the releases. */
export function reduceReleases(state: Releases, told: Told): Releases {
  switch (told.event) {
    case "DeploymentModeSet":
      return { ...state, mode: told.number("mode") };
    case "DeveloperListed":
      return { ...state, listed: put(state.listed, told.number("organization"), told.flag("listed")) };
    case "ReleaseSubmitted":
      return { ...state, releases: put(state.releases, told.number("id"), submitted(told)) };
    case "ReleaseApproved":
      return approved(state, told);
    case "ReleasePublished":
      return published(state, told);
    default: {
      const status = ENDS[told.event];
      return status === undefined ? state : entered(state, told, status);
    }
  }
}

const ENDS: Readonly<Record<string, bigint>> = {
  ReleaseWithdrawn: ReleaseStatus.withdrawn,
  ReleaseRejected: ReleaseStatus.rejected,
  ReleaseSuspended: ReleaseStatus.suspended,
  ReleaseResumed: ReleaseStatus.active,
  ReleaseRetired: ReleaseStatus.retired,
};

function entered(state: Releases, told: Told, status: bigint): Releases {
  return { ...state, releases: change(state.releases, told.number("id"), { status, since: told.at }) };
}

function approved(state: Releases, told: Told): Releases {
  const { name, version } = at(state.releases, told.number("id"));
  return {
    ...entered(state, told, ReleaseStatus.approved),
    holders: put(state.holders, `${name} ${version}`, told.number("id")),
  };
}

/** A publication makes the release the successor that it was submitted as. */
function published(state: Releases, told: Told): Releases {
  const id = told.number("id");
  const { releases } = entered(state, told, ReleaseStatus.active);
  const { name, organization, predecessor } = at(releases, id);
  return {
    ...state,
    releases: predecessor === 0n ? releases : change(releases, predecessor, { successor: id }),
    published: put(state.published, told.text("target"), id),
    names: state.names.has(name) ? state.names : put(state.names, name, organization),
  };
}

function submitted(told: Told): Release {
  const submission = told.part("submission");
  return {
    name: submission.text("name"),
    version: submission.number("version"),
    initCodeHash: submission.text("initCodeHash"),
    sourceHash: submission.text("sourceHash"),
    auditHash: submission.text("auditHash"),
    target: told.text("target"),
    status: ReleaseStatus.submitted,
    factory: submission.flag("factory"),
    upgradeable: submission.flag("upgradeable"),
    since: told.at,
    developer: told.text("developer"),
    organization: told.number("organization"),
    administrator: submission.number("administrator"),
    predecessor: submission.number("predecessor"),
    successor: 0n,
  };
}
