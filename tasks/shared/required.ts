import { Refusal } from "../../lib/refusal.ts";

/**
 * The value of an option that must be given.
 * @throws Refusal when it is left out
 */
export function required(name: string, value: string | undefined): string {
  if (value === undefined) throw new Refusal(`--${name} is missing; see --help for what it takes.`);
  return value;
}
