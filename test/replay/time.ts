import { proposals } from "./acts/committee.ts";
import type { Scene } from "./acts/scene.ts";
import { isLive } from "./rooms/places.ts";
import { State } from "./rooms/proposal.ts";
import { DAY, HOUR } from "./seconds.ts";

/** Lets time pass: some hours, to when something is due, some days, or a month. */
export async function jump(scene: Scene): Promise<void> {
  const { dice, network, at } = scene;
  const how = dice.weighed<() => bigint>([
    [() => at + dice.between(1, 600) * 60n, 45],
    [() => nextDue(scene), 40],
    [() => at + dice.between(1, 6) * DAY, 12],
    [() => at + dice.between(25, 35) * DAY, 3],
  ]);
  await network.networkHelpers.time.increaseTo(how());
}

/** The next second in which a decision, a directive or an order is due. */
function nextDue(scene: Scene): bigint {
  const { world, at } = scene;
  const etas = proposals(scene, State.queued).map(({ eta }) => eta);
  const directives = [...world.directives.values()].map(({ eta }) => eta);
  const windows = [...world.recovery.cases.values()].map(({ startedAt }) => startedAt + 72n * HOUR);
  const orders = [...world.orders.orders.values()].filter((each) => isLive(each, at)).map(({ until }) => until);
  const maturities = [...world.assets.assets.values()].map(({ maturity }) => maturity);
  const due = [...etas, ...etas, ...directives, ...windows, ...orders, ...maturities].filter(
    (second) => second > at && second < at + 20n * DAY,
  );
  return due.length === 0 ? at + HOUR : scene.dice.pick(due);
}
