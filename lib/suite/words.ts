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

/** Every class and office that has a role. */
export const ROLES: readonly (ActionClass | Office)[] = [
  ...ACTION_CLASSES,
  ...OFFICES.filter((name) => name !== "None"),
];

/** The Authority's role of a class or office (contracts/types/Roles.sol). */
export function roleOf(holder: ActionClass | Office): number {
  const strictness = ACTION_CLASSES.findIndex((actionClass) => actionClass === holder);
  return strictness >= 0 ? strictness + 1 : 10 + OFFICES.findIndex((office) => office === holder);
}

/** A role in words: its class or office, `role 100` for one of a business contract. */
export function roleWord(role: number): string {
  return ROLES.find((holder) => roleOf(holder) === role) ?? `role ${role}`;
}

/** The role that a class, an office or a number means; undefined when it is none of them. */
export function roleNamed(text: string): number | undefined {
  const holder = ROLES.find((name) => name.toLowerCase() === text.toLowerCase());
  if (holder !== undefined) return roleOf(holder);
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

/** The office that has this number in the contracts. */
export function officeNumbered(number: bigint | number): Office {
  return OFFICES[Number(number)] ?? "None";
}

/** Whether an organization of this kind may hold the office (contracts/types/Office.sol). */
export function officeFits(office: Office, kind: OrgKind): boolean {
  if (office === "None" || kind === "None") return false;
  if (kind === "Regulator") return ["Regulator", "Sentinel"].includes(office);
  if (kind === "Service") return ["Inspector", "Operator", "Sentinel", "OrgAdmin"].includes(office);
  return office !== "Regulator";
}
