/** Kinds of organization, by their numbers in the contracts. */
export const ORG_KINDS = ["None", "Member", "Regulator", "Service"] as const;

/** Offices, by their numbers in the contracts. */
export const OFFICES = [
  "None",
  "Seat",
  "Regulator",
  "Operator",
  "Developer",
  "Inspector",
  "Issuer",
  "OrgAdmin",
  "Sentinel",
  "Participant",
] as const;

/** Classes of an action, strictest first, by their numbers in the contracts. */
export const ACTION_CLASSES = ["Constitution", "Network", "Operation", "Emergency"] as const;

export type OrgKind = (typeof ORG_KINDS)[number];
export type Office = (typeof OFFICES)[number];
export type ActionClass = (typeof ACTION_CLASSES)[number];

/** The Authority's role of ADMIN: what its table does not name: Constitution outside the suite, nobody's within it. */
export const ADMIN_ROLE = 0;

/** The Authority's role of a class or office (contracts/types/Roles.sol). */
export function roleOf(holder: ActionClass | Office): number {
  const strictness = ACTION_CLASSES.findIndex((actionClass) => actionClass === holder);
  return strictness >= 0 ? strictness + 1 : 10 + OFFICES.findIndex((office) => office === holder);
}

/** Whether an organization of this kind may hold the office (contracts/types/Office.sol). */
export function officeFits(office: Office, kind: OrgKind): boolean {
  if (office === "None" || kind === "None") return false;
  if (kind === "Regulator") return ["Regulator", "Sentinel"].includes(office);
  if (kind === "Service") return ["Inspector", "Operator", "Sentinel", "OrgAdmin"].includes(office);
  return office !== "Regulator";
}
