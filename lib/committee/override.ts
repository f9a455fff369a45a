import { AbiCoder, keccak256 } from "ethers";
import type { Desk } from "../desk.ts";
import { type ProposedCall, contentOf } from "../proposals.ts";

/** From when on vetoed calls may be proposed again, seconds since 1970; undefined when no veto of them stands. */
export async function overridableFrom({ suite }: Desk, calls: readonly ProposedCall[]): Promise<number | undefined> {
  const types = ["address[]", "uint256[]", "bytes[]"];
  const hash = keccak256(AbiCoder.defaultAbiCoder().encode(types, contentOf({ calls })));
  const [vetoedAt, wait] = await Promise.all([suite.committee.vetoedAt(hash), suite.committee.OVERRIDE_WAIT()]);
  return vetoedAt === 0n ? undefined : Number(vetoedAt + wait);
}
