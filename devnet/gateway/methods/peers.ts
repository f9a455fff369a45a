import { concat, toQuantity } from "ethers";
import { z } from "zod";
import { type Enode, formatEnode } from "../../../lib/enode.ts";
import { judgeConnection } from "../../judging/judge.ts";
import type { NamedNode } from "../../judging/nodeReasons.ts";
import { type Handler, type Node, clientVersion } from "./handler.ts";

const METHODS: ReadonlySet<string> = new Set(["net_peerCount", "admin_peers", "admin_nodeInfo"]);

const Block = z.object({ hash: z.string() });

/** Who the node is connected with: those of the devnet's nodes that the rules let it be, asked about each pair. */
export function peers(node: Node): Handler {
  const { name, enode } = node;
  return {
    answers: (method) => enode !== undefined && METHODS.has(method),
    async handle(method) {
      if (enode === undefined) return null;
      if (method === "admin_nodeInfo") return nodeInfo(node, { name, enode });
      await node.intake.freshen();
      const found = await peersOf(node, { name, enode });
      return method === "net_peerCount" ? toQuantity(found.length) : found;
    },
  };
}

/** The node that stands first in the network's list dials the other, so that both see the same. */
async function peersOf({ chain, network }: Node, own: NamedNode): Promise<object[]> {
  const found: object[] = [];
  let isInbound = true;
  for (const { name, enode } of network) {
    if (name === own.name) isInbound = false;
    if (name === own.name || enode === undefined) continue;
    const [source, destination] = isInbound ? [enode, own.enode] : [own.enode, enode];
    const { kind } = await judgeConnection(chain, source, destination);
    if (kind === "yes") found.push(peer(own.enode, { name, enode }, isInbound));
  }
  return found;
}

/** A peer in the fields of Besu's `admin_peers`. */
function peer(own: Enode, { name, enode }: NamedNode, inbound: boolean): object {
  return {
    version: "0x5",
    name: clientVersion(name),
    caps: [],
    network: { localAddress: addressOf(own), remoteAddress: addressOf(enode), inbound },
    port: toQuantity(enode.port),
    id: concat([enode.high, enode.low]),
    protocols: {},
    enode: formatEnode(enode),
  };
}

/** The node itself in the fields of Besu's `admin_nodeInfo`. */
async function nodeInfo({ chain }: Node, { name, enode }: NamedNode): Promise<object> {
  const hashOf = async (block: string): Promise<string> =>
    Block.parse(await chain.request("eth_getBlockByNumber", [block, false])).hash;
  return {
    enode: formatEnode(enode),
    id: concat([enode.high, enode.low]).slice(2),
    ip: enode.host,
    listenAddr: addressOf(enode),
    name: clientVersion(name),
    ports: { discovery: 0, listener: enode.port },
    protocols: { eth: { genesis: await hashOf("0x0"), head: await hashOf("latest"), network: chain.chainId } },
  };
}

function addressOf({ host, port }: Enode): string {
  return `${host}:${port}`;
}
