import { ZeroAddress } from "ethers";
import type { Desk } from "../desk.ts";
import { type Enode, formatEnode, nodeId, parseEnode } from "../enode.ts";
import { type Verdict, readConnectionOfTwo, readFlag } from "../engineCalls/answers.ts";
import { encodeConnectionOfOne, encodeConnectionOfTwo } from "../engineCalls/connection.ts";
import { table } from "../format.ts";
import { findNode } from "../nodes/find.ts";
import { refusalWords, ruleAt } from "../nodes/rule.ts";
import { enodeOf } from "../nodes/status.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { INGRESS } from "../suite/types.ts";

/** What an engine is answered. */
type Answer = "allowed" | "refused" | "no answer";

/** One end of a connection. */
export interface ExplainedEnd {
  /** Identity of the node. */
  readonly node: string;
  readonly name: string;
  /** Where it is asked about. */
  readonly enode: string;
  /** What version 2 of the question answers, which asks about one end. */
  readonly answer: Answer;
  /** The rule that refuses it; undefined when none does, or the rules in force do not say. */
  readonly rule: string | undefined;
  /** What the rule means and what helps. */
  readonly reason: string | undefined;
}

/** Whether two nodes may be connected, as each version of an engine asks. */
export interface ExplainedConnection {
  /** Whether an engine of either version connects them. */
  readonly allowed: boolean;
  /** What version 1 of the question answers, from the first to the second and back. */
  readonly forth: Answer;
  readonly back: Answer;
  readonly ends: readonly [ExplainedEnd, ExplainedEnd];
}

/**
 * Explains whether two nodes may be connected: both versions of an engine's question, both ends, and the rule that refuses.
 * @throws Refusal when a name, identity or address is no node's, or both are one; an enode URL may be of a stranger
 */
export async function explainConnection(desk: Desk, a: string, b: string): Promise<Report<ExplainedConnection>> {
  const [one, other] = await Promise.all([enodeNamed(desk, a), enodeNamed(desk, b)]);
  if (nodeId(one) === nodeId(other)) {
    throw new Refusal(`${desk.book.nodeLabel(nodeId(one))} is both ends: name two nodes.`);
  }
  const [forth, back, first, second] = await Promise.all([
    ask(desk, encodeConnectionOfTwo(one, other), readConnectionOfTwo),
    ask(desk, encodeConnectionOfTwo(other, one), readConnectionOfTwo),
    endOf(desk, one),
    endOf(desk, other),
  ]);
  const allowed = [forth, back, first.answer, second.answer].every((answer) => answer === "allowed");
  const explained: ExplainedConnection = { allowed, forth, back, ends: [first, second] };
  return { data: explained, text: textOf(explained) };
}

/** A stranger's enode URL is asked about as it is; a node of the register at the endpoint given, else at its own. */
async function enodeNamed(desk: Desk, text: string): Promise<Enode> {
  return parseEnode(text) ?? enodeOf(await findNode(desk, text));
}

async function endOf(desk: Desk, enode: Enode): Promise<ExplainedEnd> {
  const node = nodeId(enode);
  const name = desk.book.nodeLabel(node);
  const [answer, rule] = await Promise.all([ask(desk, encodeConnectionOfOne(enode), readFlag), ruleAt(desk, enode)]);
  const reason = rule === undefined ? undefined : await refusalWords(desk, rule, node);
  return { node, name, enode: formatEnode(enode), answer, rule, reason };
}

/** Asks as an engine does: the zero address, at the ingress. */
async function ask({ provider }: Desk, data: string, read: (answer: unknown) => Verdict): Promise<Answer> {
  const answer = await provider.call({ from: ZeroAddress, to: INGRESS.node, data });
  const { kind } = read(answer);
  if (kind === "void") return "no answer";
  return kind === "yes" ? "allowed" : "refused";
}

function textOf({ allowed, forth, back, ends: [a, b] }: ExplainedConnection): string {
  const rows = [a, b].map(({ name, enode, answer, rule = "" }) => [name, enode.replace(/^.*@/, ""), answer, rule]);
  const kept = [a, b].filter(({ answer, rule }) => answer === "allowed" && rule !== undefined);
  return [
    `${a.name} and ${b.name} may ${allowed ? "" : "not "}be connected.`,
    table(["node", "asked about at", "version 2", "rule that refuses"], rows, ["asked about at"]),
    `version 1, which asks about both ends at once: ${forth}, and ${back} the other way`,
    ...[a, b].flatMap(({ reason }) => (reason === undefined ? [] : [`- ${reason}`])),
    ...kept.map(({ name }) => `${name} stays connected all the same: no rule disconnects a validator.`),
  ].join("\n");
}
