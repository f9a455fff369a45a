import type { Actor } from "../actor.ts";
import type { Desk } from "../desk.ts";
import { type Office, officeNumbered } from "../suite/words.ts";

/** The office that an account was given, whether or not it can act in it now. */
export async function officeHeld({ suite }: Desk, { address }: Pick<Actor, "address">): Promise<Office> {
  const { office } = await suite.accounts.accountOf(address);
  return officeNumbered(office);
}
