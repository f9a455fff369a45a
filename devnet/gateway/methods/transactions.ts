import { SUBMISSION } from "./dispatch.ts";
import type { Handler, Node } from "./handler.ts";

/** The only way to change anything: a transaction that its sender signed. */
export function transactions({ intake, gate, mostGas }: Node): Handler {
  return {
    answers: (method) => method === SUBMISSION,
    handle: (_method, [raw]) => intake.submit(raw, { gate, mostGas }),
  };
}
