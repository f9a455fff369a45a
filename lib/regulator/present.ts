import type { Actor } from "../actor.ts";
import type { Desk } from "../desk.ts";
import { date } from "../format.ts";
import type { Report } from "../report.ts";

/** An officer who presented himself. */
export interface Presented {
  readonly account: string;
  readonly name: string;
  readonly organization: string;
  /** When he had been summoned, seconds since 1970; undefined when he had not. */
  readonly summonedAt: number | undefined;
  readonly transaction: string;
}

/**
 * Presents an officer, who counts from then on whatever summoned him.
 * @throws Refusal when the actor is no officer in force
 */
export async function present(desk: Desk, officer: Actor): Promise<Report<Presented>> {
  const { accounts } = desk.suite;
  const before = await accounts.accountOf(officer.address);
  const { hash } = await officer.act(await accounts.present.populateTransaction());
  const organization = desk.book.organizationLabel(Number(before.organization));
  const summonedAt = before.summonedAt === 0n ? undefined : Number(before.summonedAt);
  const summoned = summonedAt === undefined ? "was not summoned" : `was summoned at ${date(summonedAt)}`;
  return {
    data: { account: officer.address, name: officer.name, organization, summonedAt, transaction: hash },
    text: `${officer.name} is present and counts at ${organization}; ${summoned}.`,
  };
}
