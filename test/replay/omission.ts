import { artifactOf } from "../../lib/suite/artifacts.ts";
import type { Suite } from "../../lib/suite/handles.ts";
import { type Compared, VIEWS_OF, isBlank, isWrong, questionOf } from "./compare.ts";
import type { Feed, Step } from "./feed.ts";
import { STATELESS } from "./stateless.ts";
import type { Check } from "./views/check.ts";
import { type World, isOfRoom, reduceRoom, unfounded } from "./world.ts";

/** Which events, left out of a replay, make a view answer otherwise than the events that are left. */
export class Omission {
  readonly #unseen: Set<string>;

  constructor() {
    const all = Object.keys(VIEWS_OF).flatMap(eventsOf);
    this.#unseen = new Set(
      all.filter(
        (event) => STATELESS[event] === undefined && STATELESS[event.slice(event.indexOf(".") + 1)] === undefined,
      ),
    );
  }

  /** The events, as `Contract.Event`, that no view missed so far. */
  get unseen(): string[] {
    return [...this.#unseen].sort();
  }

  /** Leaves each event out that was not missed yet, and looks for a view that answers what nothing tells then. */
  look(suite: Suite, { steps, world }: Pick<Feed, "steps" | "world">, compared: Compared): void {
    for (const event of this.unseen) {
      const views = VIEWS_OF[event.slice(0, event.indexOf("."))] ?? [];
      const { answers, at, block } = compared;
      const checksIn = (of: World) => views.flatMap((room) => room(of, suite, at, block));
      try {
        const checks = checksIn(leftOut(steps, world, event));
        const told = new Set(checks.map(questionOf));
        const isUntold = (check: Check) => !told.has(questionOf(check)) && !isBlank(answers.get(questionOf(check)));
        const isMissed = checks.some((each) => answers.has(questionOf(each)) && isWrong(each, answers));
        if (isMissed || checksIn(world).some(isUntold)) this.#unseen.delete(event);
      } catch {
        // What follows the event makes no sense without it.
        this.#unseen.delete(event);
      }
    }
  }
}

/** The world that the room of an event has without it, beside the other rooms as they are. */
function leftOut(steps: readonly Step[], world: World, event: string): World {
  const contract = event.slice(0, event.indexOf("."));
  let own = unfounded(contract);
  for (const { told, before } of steps) {
    const isMeant = isOfRoom(told.contract, contract) && event !== `${told.contract}.${told.event}`;
    if (isMeant) own = { ...own, ...reduceRoom({ ...before, ...own }, told) };
  }
  return { ...world, ...own };
}

function eventsOf(contract: string): string[] {
  const events: string[] = [];
  artifactOf(contract).interface.forEachEvent(({ name }) => events.push(`${contract}.${name}`));
  return events;
}
