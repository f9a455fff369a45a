import { ACTION_CLASSES, ADMIN_ROLE, OFFICES, roleOf } from "../suite/words.ts";

/** ADMIN and the four classes: what belongs to the Committee alone. */
export const COMMITTEE_ROLES: readonly number[] = [ADMIN_ROLE, ...ACTION_CLASSES.map((name) => roleOf(name))];

/** Roles that Standing answers for; nobody is ever granted one. */
export const OFFICE_ROLES: readonly number[] = OFFICES.map((name) => roleOf(name));

/** A role's number in words (`contracts/types/Roles.sol`). */
export function roleName(role: number): string {
  if (role === ADMIN_ROLE) return "ADMIN";
  const actionClass = ACTION_CLASSES.find((name) => roleOf(name) === role);
  if (actionClass !== undefined) return `class ${actionClass}`;
  const office = OFFICES.find((name) => roleOf(name) === role);
  return office === undefined ? `role ${role}` : `office ${office}`;
}
