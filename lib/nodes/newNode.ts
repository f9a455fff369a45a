import { type Enode, type Endpoint, parseEnode } from "../enode.ts";
import { enodeFault } from "../enodeFault.ts";
import { Refusal } from "../refusal.ts";

/** Where a node listens, as the contracts take it. */
export function endpointOf({ host, ip, port }: Endpoint): Endpoint {
  return { host, ip, port };
}

/** A node as `Nodes.admit` takes it. */
export function newNode<Organization>(organization: Organization, enode: Enode) {
  return { organization, enodeHigh: enode.high, enodeLow: enode.low, endpoint: endpointOf(enode) };
}

/**
 * Reads the enode URL of a node.
 * @throws Refusal when it is none
 */
export function enodeIn(url: string): Enode {
  const enode = parseEnode(url);
  const fault = enodeFault(url);
  if (enode !== undefined && fault === undefined) return enode;
  throw new Refusal(
    `"${url}" is no enode URL${fault === undefined ? "" : `: ${fault}`}. Write enode://, 128 hexadecimal digits of a public key, @HOST:PORT.`,
  );
}
