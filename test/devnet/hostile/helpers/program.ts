/**
 * A program that runs a devnet on the folder of its first argument, with the alloc of its second, and tells its parent of
 * itself: by the chain behind the nodes, which no caller of a node reaches.
 */
import { keccak256 } from "ethers";
import { z } from "zod";
import type { Alloc } from "../../../../devnet/chain/alloc.ts";
import { startDevnet } from "../../../../devnet/devnet.ts";
import { parseJson } from "../../../../devnet/json.ts";
import { CHAIN_ID, PROBES } from "./probes.ts";

const Proof = z.object({ accountProof: z.array(z.string()) });
const Block = z.object({ hash: z.string(), transactions: z.array(z.object({ from: z.string(), hash: z.string() })) });
const KEEPS_UP = 86_400;

const [dataFolder, written] = z.tuple([z.string(), z.string()]).parse(process.argv.slice(2));
const alloc = z.custom<Alloc>(Boolean).parse(parseJson(written));
const nodes = ["bank-a", "bank-b"].map((name) => ({ name, port: 0 }));
const devnet = await startDevnet({
  chainId: CHAIN_ID,
  alloc,
  nodes,
  dataFolder,
  blockPeriod: KEEPS_UP,
});

const { chain, endpoints } = devnet;
const reached = new Set<string>();
const through = chain.request.bind(chain);
chain.request = (method, params) => {
  reached.add(method);
  return through(method, params);
};

const answers: Readonly<Record<string, () => unknown>> = {
  memory() {
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    return { used: heapUsed + external, sockets: process.getActiveResourcesInfo().filter(isSocket).length };
  },
  async state() {
    const { accountProof } = Proof.parse(await through("eth_getProof", [PROBES.rich, [], "latest"]));
    return {
      root: keccak256(accountProof[0] ?? "0x"),
      head: chain.head,
      drift: chain.clock.now() - Date.now() / 1_000,
    };
  },
  async transactions() {
    const numbers = Array.from({ length: chain.head.number }, (_, index) => `0x${(index + 1).toString(16)}`);
    const blocks = numbers.map(async (number) => Block.parse(await through("eth_getBlockByNumber", [number, true])));
    return (await Promise.all(blocks)).flatMap(({ transactions }) => transactions);
  },
  reached() {
    const methods = [...reached];
    reached.clear();
    return methods;
  },
};

process.on("message", (message) => {
  const { id, question } = z.object({ id: z.number(), question: z.string() }).parse(message);
  void Promise.resolve(answers[question]?.()).then((answer) => process.send?.({ id, answer }));
});
process.on("disconnect", () => void devnet.stop());
process.send?.({ id: 0, answer: endpoints.map(({ url }) => Number(new URL(url).port)) });

function isSocket(resource: string): boolean {
  return resource === "TCPSocketWrap";
}
