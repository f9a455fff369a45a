import { z } from "zod";

const Answer = z.object({ result: z.unknown(), error: z.object({ message: z.string() }).optional() });

/** One JSON-RPC request as it is sent. */
export function bodyOf(method: string, params: readonly unknown[], id = 1): string {
  return JSON.stringify({ jsonrpc: "2.0", id, method, params });
}

/**
 * Asks a node, outside of what is measured.
 * @throws Error when it refuses
 */
export async function ask(url: string, method: string, ...params: readonly unknown[]): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body: bodyOf(method, params) });
  return resultOf(await response.json(), method);
}

/**
 * The results in an answer's text, of one request or of a batch in its order.
 * @throws Error when one was refused
 */
export function resultsOf(text: string): unknown[] {
  const answer: unknown = JSON.parse(text);
  return Array.isArray(answer) ? answer.map((one) => resultOf(one)) : [resultOf(answer)];
}

function resultOf(answer: unknown, what = "a request"): unknown {
  const { result, error } = Answer.parse(answer);
  if (error !== undefined) throw new Error(`${what} was refused: ${error.message}`);
  return result;
}
