import { setTimeout as pause } from "node:timers/promises";
import type { Chain } from "../../../devnet/chain/chain.ts";

/** Most milliseconds between what the simulator does and the moment at which the chain hears that it is done. */
const LATEST_MS = 20;

/** What changes what the simulator shows. */
const CHANGES = ["eth_sendRawTransaction", "evm_mine"];

/** Lets a chain hear late of what its simulator shows already, so that somebody often asks between the two. */
export function hearLate(chain: Chain): void {
  const pauseAfter = (method: string) => CHANGES.includes(method) && pause(Math.random() * LATEST_MS);
  const request = chain.request.bind(chain);
  const requestAll = chain.requestAll.bind(chain);
  chain.requestAll = async (requests) => {
    const results = await requestAll(requests);
    for (const [method] of requests) await pauseAfter(method);
    return results;
  };
  chain.request = async (method, params) => {
    const result = await request(method, params);
    await pauseAfter(method);
    return result;
  };
}
