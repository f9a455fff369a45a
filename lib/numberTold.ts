import type { Interface, TransactionReceipt } from "ethers";

/** The number that a contract gave to what a transaction made, as its event tells first; undefined without such an event. */
export function numberTold(
  contract: { readonly interface: Interface },
  event: string,
  { logs }: TransactionReceipt,
): number | undefined {
  const [number] = logs.flatMap((log) => {
    const told = contract.interface.parseLog(log);
    return told?.name === event ? [Number(told.args[0])] : [];
  });
  return number;
}
