/**
 * Who proposes the block after the head, as QBFT's round robin chooses in round 0 (Besu's `ProposerSelector`): of the
 * validators that the head's state names, the one next above the last proposer, else the lowest.
 * @returns undefined when no validators are named
 */
export function nextProposer(named: readonly string[], last: string): string | undefined {
  const validators = named.map((address) => address.toLowerCase()).sort();
  return validators.find((address) => address > last.toLowerCase()) ?? validators[0];
}
