import { expect } from "chai";
import { RIGHT } from "./good.ts";
import type { Answer, Reply } from "./reply.ts";

/** Statuses of what is no answer by JSON-RPC: refusals, and the agreement to speak in frames. */
const STATUSES: ReadonlySet<number> = new Set([
  100, 101, 200, 204, 400, 403, 404, 405, 408, 411, 413, 414, 415, 417, 426, 431, 501, 503, 505,
]);

/** What holds of every reply. */
export function checkAny({ statuses }: Reply): void {
  for (const status of statuses) expect(STATUSES, "HTTP status").to.include(status);
}

/** All answers, those of batches too, in their order. */
export function answersIn({ messages }: Reply): Answer[] {
  return messages.flat();
}

/** The node may have said anything, but it did nothing. */
export function refused(reply: Reply): void {
  for (const { result } of answersIn(reply)) expect(result, "result").to.equal(undefined);
}

/** The node answered one request, with one of the codes. */
export function refusedWith(...codes: readonly number[]): (reply: Reply) => void {
  return (reply) => {
    expect(reply.messages, "answers").to.have.length(1);
    for (const { error } of answersIn(reply))
      expect(codes, `code of "${String(error?.message)}"`).to.include(error?.code);
  };
}

/** At most so many good requests were answered rightly, and nothing else was done. */
export function atMost(count: number): (reply: Reply) => void {
  return (reply) => {
    const results = answersIn(reply).flatMap(({ result }) => (result === undefined ? [] : [result]));
    for (const result of results) expect(result, "result").to.equal(RIGHT);
    expect(results.length, "requests that were answered").to.be.at.most(count);
  };
}

/** Exactly so many good requests were answered rightly, and nothing else was done. */
export function exactly(count: number): (reply: Reply) => void {
  return (reply) => {
    atMost(count)(reply);
    expect(answersIn(reply).filter(({ result }) => result === RIGHT)).to.have.length(count);
  };
}
