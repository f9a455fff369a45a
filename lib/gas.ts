/** Most gas of one transaction, as EIP-7825 caps it, and the devnet with it. */
export const MOST_GAS = 2n ** 24n;

/** Times the estimate: in the next second a call may write words anew that the estimate found as they would be. */
const ROOM = 2n;

/** The gas to give a transaction that was estimated; an estimate beyond {@link MOST_GAS} stays, for the node to refuse. */
export function gasFor(estimate: bigint): bigint {
  if (estimate > MOST_GAS) return estimate;
  return estimate * ROOM < MOST_GAS ? estimate * ROOM : MOST_GAS;
}
