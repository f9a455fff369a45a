import { id } from "ethers";
import type { Signer } from "ethers";
import type { Stage } from "./stage.ts";

/** Posts a text on the sample's notice board. */
export async function post(stage: Stage, author: Signer, text: string): Promise<string> {
  const { Notice } = stage.desk.suite.named;
  if (Notice === undefined) throw new Error("the sample has no notice board");
  const data = Notice.interface.encodeFunctionData("post", [id(text)]);
  const sent = await author.sendTransaction({ to: await Notice.getAddress(), data, gasLimit: 200_000n });
  const receipt = await sent.wait();
  return `"${text}" posted in block ${String(receipt?.blockNumber)}`;
}
