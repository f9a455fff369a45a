import { BASIS, SEATS } from "../bounds.ts";
import { percent } from "../format.ts";
import type { Finding } from "./finding.ts";
import type { ConsortiumFile } from "./schema.ts";

interface Place {
  readonly path: string;
  readonly name: string;
  readonly group: string;
  readonly weight: number;
}

/**
 * Seats as contracts/governance/SeatBounds.sol wants them: Members, at least three, no group with half of the weight, and
 * without its largest seat the rest meets every rate and an override's two thirds.
 */
export function* checkSeats(file: Pick<ConsortiumFile, "organizations" | "classes">): Generator<Finding> {
  const places: Place[] = [];
  for (const [index, { name, kind, group, seatWeight }] of file.organizations.entries()) {
    if (seatWeight === undefined) continue;
    const path = `organizations[${index}].seatWeight`;
    if (kind !== "Member") yield { path, rule: `only a Member has a seat, and ${name} is a ${kind}` };
    places.push({ path, name, group, weight: seatWeight });
  }
  if (places.length < SEATS.min || places.length > SEATS.max) {
    yield { path: "organizations", rule: `must have ${SEATS.min} to ${SEATS.max} seats, not ${places.length}` };
    return;
  }
  const total = sum(places);
  yield* checkGroups(places, total);
  yield* checkRates(file, places, total);
}

function* checkGroups(places: readonly Place[], total: number): Generator<Finding> {
  for (const group of new Set(places.map((place) => place.group))) {
    const members = places.filter((place) => place.group === group);
    const weight = sum(members);
    const [heaviest] = members;
    if (weight * 2 < total || heaviest === undefined) continue;
    const holder = members.length === 1 ? `seat of ${heaviest.name}` : `group ${group}`;
    yield { path: heaviest.path, rule: `the ${holder} has ${weight} of ${total}, which is half of the weight or more` };
  }
}

function* checkRates(
  { classes }: Pick<ConsortiumFile, "classes">,
  places: readonly Place[],
  total: number,
): Generator<Finding> {
  const largest = places.reduce((a, b) => (b.weight > a.weight ? b : a));
  const rest = total - largest.weight;
  const share = `without ${largest.name}, which has ${largest.weight} of ${total}, the rest has ${rest}`;
  const { participation, approval } = classes.Constitution;
  if (rest * BASIS < participation * total) {
    const rule = `${percent(participation)} of all weight is unreachable: ${share}`;
    yield { path: "classes.Constitution.participation", rule };
  }
  if (rest * BASIS <= approval * total) {
    const rule = `more than ${percent(approval)} is unreachable against one seat: ${share}`;
    yield { path: "classes.Constitution.approval", rule };
  }
  if (rest * 3 < total * 2) {
    yield { path: largest.path, rule: `the two thirds that override a veto are unreachable: ${share}` };
  }
}

function sum(places: readonly Place[]): number {
  return places.reduce((total, { weight }) => total + weight, 0);
}
