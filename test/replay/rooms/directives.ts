import { ZeroHash } from "ethers";
import { DirectiveStatus } from "../../fixtures/enums.ts";
import { type Kept, change, put } from "../kept.ts";
import { DAY } from "../seconds.ts";
import type { Told, Value } from "../told.ts";

/** A directive as recorded; `delay` is its draft's, times in seconds. */
export interface Directive {
  readonly draft: Value;
  readonly target: string;
  readonly from: string;
  readonly arbiter: bigint;
  readonly status: bigint;
  readonly regulator: bigint;
  readonly affected: bigint;
  readonly since: bigint;
  readonly eta: bigint;
  readonly attested: boolean;
  readonly isFinal: boolean;
  readonly drafter: string;
  readonly reasonHash: string;
}

/** Every directive by its number. */
export type Directives = Kept<bigint, Directive>;

const LIFE = 90n * DAY;
const EXECUTION_LIFE = 30n * DAY;

/** Where a directive stands at a second: what waits lapses without an event. */
export function directiveStatusAt({ status, since, eta }: Directive, at: bigint): bigint {
  const waits =
    status === DirectiveStatus.drafted || status === DirectiveStatus.endorsed || status === DirectiveStatus.objected;
  const isOver = waits ? at >= since + LIFE : status === DirectiveStatus.approved && at >= eta + EXECUTION_LIFE;
  return isOver ? DirectiveStatus.lapsed : status;
}

/** What an event makes of the directives. */
export function reduceDirectives(state: Directives, told: Told): Directives {
  if (!told.event.startsWith("Directive")) return state;
  const id = told.number("directive");
  const entered = (status: bigint, parts: Partial<Directive> = {}) =>
    change(state, id, { status, since: told.at, ...parts });
  switch (told.event) {
    case "DirectiveDrafted":
      return put(state, id, drafted(told));
    case "DirectiveEndorsed":
      return entered(DirectiveStatus.endorsed);
    case "DirectiveAttested":
      return change(state, id, { attested: true });
    case "DirectiveApproved":
      return entered(DirectiveStatus.approved, { eta: told.number("eta"), isFinal: told.flag("isFinal") });
    case "DirectiveObjected":
      return entered(DirectiveStatus.objected, { eta: 0n, reasonHash: told.text("reasonHash") });
    case "DirectiveWithdrawn":
      return entered(DirectiveStatus.withdrawn);
    case "DirectiveExecuted":
      return entered(DirectiveStatus.executed);
    default:
      return state;
  }
}

function drafted(told: Told): Directive {
  const draft = told.part("draft");
  return {
    draft: told.value("draft"),
    target: draft.text("target"),
    from: draft.text("from"),
    arbiter: draft.number("arbiter"),
    status: DirectiveStatus.drafted,
    regulator: told.number("regulator"),
    affected: told.number("affected"),
    since: told.at,
    eta: 0n,
    attested: false,
    isFinal: false,
    drafter: told.text("drafter"),
    reasonHash: ZeroHash,
  };
}
