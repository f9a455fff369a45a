import { OrgStatus } from "../../fixtures/enums.ts";
import { type Kept, change, put } from "../kept.ts";
import type { Told } from "../told.ts";

/** A legal entity; `since` is when it got its status, in seconds. */
export interface Organization {
  readonly name: string;
  readonly group: string;
  readonly kind: bigint;
  readonly status: bigint;
  readonly accountCap: bigint;
  readonly since: bigint;
}

/** Every organization by its number. */
export type Organizations = Kept<bigint, Organization>;

/** What an event makes of the organizations. */
export function reduceOrganizations(state: Organizations, told: Told): Organizations {
  if (told.event === "AuthorityUpdated") return state;
  const id = told.number("organization");
  switch (told.event) {
    case "OrganizationRegistered":
      return put(state, id, {
        name: told.text("name"),
        group: told.text("group"),
        kind: told.number("kind"),
        status: OrgStatus.active,
        accountCap: told.number("accountCap"),
        since: told.at,
      });
    case "OrganizationSuspended":
      return change(state, id, { status: OrgStatus.suspended, since: told.at });
    case "OrganizationReinstated":
      return change(state, id, { status: OrgStatus.active, since: told.at });
    case "AccountCapSet":
      return change(state, id, { accountCap: told.number("accountCap") });
    default:
      return state;
  }
}
