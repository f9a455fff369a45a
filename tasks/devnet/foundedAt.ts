import { z } from "zod";
import type { Devnet } from "../../devnet/devnet.ts";

const Born = z.object({ timestamp: z.string().transform(Number) });

/** Time of a chain's block 0, in seconds since 1970. */
export async function foundedAt({ provider }: Pick<Devnet, "provider">): Promise<number> {
  return Born.parse(await provider.request({ method: "eth_getBlockByNumber", params: ["0x0", false] })).timestamp;
}
