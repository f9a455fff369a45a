import { id } from "ethers";
import type { Case } from "./cases.ts";
import { SENDERS } from "./consortium.ts";
import { bodyOf } from "./rpc.ts";
import type { Signer } from "./transactions.ts";

/** Odd, so that one batch after another comes from all senders in turn, and each sender has one client. */
const STEP = 7;

/** What each client sends of `requests` posts, no two of which the signer ever signs alike. */
export function submissions(signer: Signer, { clients, batch }: Case, requests: number): string[][] {
  return dealt(clients, requests / batch, (message) => {
    const sender = (batch === 1 ? message : message * STEP) % SENDERS;
    return messageOf(batch, (i) => bodyOf("eth_sendRawTransaction", [signer.next(sender)], i));
  });
}

/** What each client sends of `requests` questions after the first notice of the board. */
export function calls(board: string, { clients, batch }: Case, requests: number): string[][] {
  const data = id("contentOf(uint256)").slice(0, 10) + "1".padStart(64, "0");
  return dealt(clients, requests / batch, () =>
    messageOf(batch, (i) => bodyOf("eth_call", [{ to: board, data }, "latest"], i)),
  );
}

function messageOf(batch: number, request: (i: number) => string): string {
  const requests = Array.from({ length: batch }, (_, i) => request(i));
  return batch === 1 ? requests.join() : `[${requests.join()}]`;
}

/** Messages in their order, dealt out to the clients like cards. */
function dealt(clients: number, messages: number, message: (index: number) => string): string[][] {
  const hands = Array.from({ length: clients }, (): string[] => []);
  for (let i = 0; i < messages; i += 1) hands[i % clients]?.push(message(i));
  return hands;
}
