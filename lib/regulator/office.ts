import { whoIs } from "../account/ways.ts";
import type { Actor } from "../actor.ts";
import type { Desk } from "../desk.ts";
import { Refusal } from "../refusal.ts";
import { type Office, officeNumbered } from "../suite/words.ts";

/**
 * Checks that an account was given an office in which something is done; one that is not enrolled is told so by the node.
 * @param how what is done and by whom: `freeze: an officer does`
 * @returns the office
 * @throws Refusal when it holds another one
 */
export async function checkOffice(desk: Desk, actor: Actor, fitting: readonly Office[], how: string): Promise<Office> {
  const held = await desk.suite.accounts.accountOf(actor.address);
  const office = officeNumbered(held.office);
  if (office === "None" || fitting.includes(office)) return office;
  throw new Refusal(`${whoIs(desk, actor, held)} may not ${how}.`);
}

/** The office that an account was given, whether or not it can act in it now. */
export async function officeHeld({ suite }: Desk, { address }: Pick<Actor, "address">): Promise<Office> {
  const { office } = await suite.accounts.accountOf(address);
  return officeNumbered(office);
}
