import type { TestNetwork } from "../../fixtures/network.ts";

/** The address of a new contract that answers every call with the word `answer`, at most 255. */
export async function deployConstant(on: TestNetwork, answer: number): Promise<string> {
  const code = `60${answer.toString(16).padStart(2, "0")}60005260206000f3`;
  const sent = await on.stranger().sendTransaction({ data: `0x69${code}600052600a6016f3` });
  const address = (await sent.wait())?.contractAddress;
  if (typeof address !== "string") throw new Error("no contract was created");
  return address;
}
