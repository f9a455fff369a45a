import type { Desk } from "../desk.ts";
import { artifactOf } from "../suite/artifacts.ts";
import { INGRESS } from "../suite/types.ts";

/** The founder's hand-over is where the record says: from that block on only decisions change anything. */
export async function* checkHandOver({ record, provider }: Desk): AsyncGenerator<string> {
  const { founder, handOver } = record;
  const [sent, receipt] = await Promise.all([
    provider.getTransaction(handOver.transaction),
    provider.getTransactionReceipt(handOver.transaction),
  ]);
  const selector = artifactOf("AccountIngress").interface.getFunction("handOver")?.selector ?? "";
  const isCall = sent?.to === INGRESS.account && sent.data.startsWith(selector);
  if (!isCall || receipt?.status !== 1) {
    yield `The recorded transaction ${handOver.transaction} is not the hand-over.`;
    return;
  }
  if (sent.from !== founder) yield `${sent.from} handed over, not the recorded founder ${founder}.`;
  if (receipt.blockNumber !== handOver.block) {
    yield `The hand-over is in block ${receipt.blockNumber}, not in the recorded block ${handOver.block}.`;
  }
}
