import type { Chain } from "../../../devnet/chain/chain.ts";
import { openChain } from "../../../devnet/chain/openChain.ts";
import { Intake } from "../../../devnet/intake/intake.ts";
import type { Pool } from "../../../devnet/intake/pool.ts";
import { CHAIN_ID, Mode, WORKSHOP, allocOf, stopAll, temporaryFolder } from "./network.ts";

/** A chain and what takes its transactions, without the gateway before them. */
export interface OpenIntake {
  readonly chain: Chain;
  readonly intake: Intake;
  readonly close: () => Promise<void>;
}

/** Opens a new chain on which everybody may reach the workshop. */
export async function openIntake(pool?: Pool): Promise<OpenIntake> {
  const alloc = allocOf({ mode: Mode.byTarget, allowed: WORKSHOP });
  const { chain } = await openChain({ chainId: CHAIN_ID, alloc }, await temporaryFolder());
  const intake = new Intake(chain, {}, pool);
  return {
    chain,
    intake,
    async close() {
      await intake.close();
      await chain.close();
      await stopAll();
    },
  };
}
