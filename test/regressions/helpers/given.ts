import type { Proposal } from "../../fixtures/decisions.ts";
import { founded, restored } from "../../fixtures/founded.ts";
import type { TestNetwork } from "../../fixtures/network.ts";

/** As {@link founded}, with `more` done once and then restored for every test. */
export function foundedWith<T>(more: (on: TestNetwork) => Promise<T>): () => Promise<T> {
  const fixture = async () => more(await founded());
  return () => restored(fixture);
}

/** The sample's seats as `Seats.set` takes them, with other weights for those named; 0 leaves a seat out. */
export function seatList({ file, orgId }: TestNetwork, changes: Record<string, number> = {}) {
  return file.organizations
    .map(({ name, seatWeight = 0 }) => ({ organization: orgId(name), weight: changes[name] ?? seatWeight }))
    .filter(({ weight }) => weight !== 0);
}

/** Lets time pass until after the second in which the last ballot is accepted. */
export async function passDeadline({ suite, networkHelpers }: TestNetwork, { id }: Proposal): Promise<void> {
  await networkHelpers.time.increaseTo((await suite.committee.proposalDeadline(id)) + 1n);
}
