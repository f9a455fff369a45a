import { equalCommittee, type Member } from "../../fixtures/committees.ts";
import type { TestNetwork } from "../../fixtures/network.ts";

/** The most seats there may be, and the largest weight of one (Seats). */
export const MAX_SEATS = 128;
export const MAX_WEIGHT = 10_000;

/** Gives as many organizations as there may be seats a seat of the largest weight, by decisions. */
export async function fullCommittee(on: TestNetwork): Promise<{ network: TestNetwork; members: Member[] }> {
  return { network: on, members: await equalCommittee(on, MAX_SEATS, MAX_WEIGHT) };
}
