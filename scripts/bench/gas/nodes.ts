import { toBeHex } from "ethers";
import { encodeConnectionOfOne, encodeConnectionOfTwo } from "../../../lib/engineCalls/connection.ts";
import { type Enode, enodeKeyOf, ipBytes, nodeId } from "../../../lib/enode.ts";
import { INGRESS } from "../../../lib/suite/types.ts";
import { equalCommittee } from "../../../test/fixtures/committees.ts";
import { call } from "../../../test/fixtures/decisions.ts";
import { Field } from "../../../test/fixtures/enums.ts";
import type { TestNetwork } from "../../../test/fixtures/network.ts";
import { freshNetwork } from "./chain.ts";
import { decide, together, total } from "./decision.ts";
import { fill, filled, meterOf } from "./metering.ts";
import type { Row } from "./row.ts";

const YES = { v1: 2n ** 256n - 1n, v2: 1n } as const;
/** Of five equal seats: three are not more than the 60 % that a Network decision takes. */
const CARRYING = 4;
const HOST = "10.1.2.3";

/** What an engine's question about a connection costs through the ingress, among each number of nodes in Standing. */
export async function nodes(sizes: readonly number[]): Promise<Row[]> {
  const network = await freshNetwork();
  const { nodes: registry, standing } = network.suite;
  const [first, second] = network.file.nodes;
  if (first === undefined || second === undefined) throw new Error("the sample has no two nodes");
  const bits = await standing.nodeOf(nodeId(first.enode));
  const meter = await meterOf(network);
  const rows: Row[] = [];
  let known = network.file.nodes.length;
  for (const n of sizes) {
    await fill(network, { registry, field: Field.node, bits, keyOf: filled }, known, n);
    known = n;
    const questions = {
      v1: encodeConnectionOfTwo(first.enode, second.enode),
      v2: encodeConnectionOfOne(first.enode),
    };
    for (const version of ["v1", "v2"] as const) {
      const { answer, spent } = await meter(INGRESS.node, questions[version]);
      if (answer !== YES[version]) throw new Error(`${version} was answered ${answer}`);
      rows.push({ operation: `permission.node.${version}.allowed`, n, gas: Number(spent) });
    }
  }
  return rows;
}

/** What it costs the committee to admit a node, from the proposal to the execution. */
export async function admission(): Promise<Row[]> {
  const network = await freshNetwork();
  const majority = (await equalCommittee(network, 5, 100)).slice(0, CARRYING);
  await decide(network, majority, together, await matter(network, 1));
  return [
    { operation: "node.admit", n: 1, gas: total(await decide(network, majority, together, await matter(network, 2))) },
  ];
}

async function matter(network: TestNetwork, number: number) {
  const { high, low, host, ip, port } = enode(number);
  const organization = network.orgId("bank-b");
  const node = { organization, enodeHigh: high, enodeLow: low, endpoint: { host, ip, port } };
  return { description: `Admit node ${number}`, calls: [await call(network.suite.nodes, "admit", [node])] };
}

function enode(number: number): Enode {
  return { ...enodeKeyOf(toBeHex(number, 32)), host: HOST, ip: ipBytes(HOST) ?? "", port: 30_303 };
}
