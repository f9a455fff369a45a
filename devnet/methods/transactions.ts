import type { Handler, Node } from "./handler.ts";

/** The only way to change anything: a transaction that its sender signed. */
export function transactions({ intake, gate, mostGas }: Node): Handler {
  return {
    answers: (method) => method === "eth_sendRawTransaction",
    handle: (_method, [raw]) => intake.submit(raw, { gate, mostGas }),
  };
}
