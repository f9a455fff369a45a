/** What each probe of the ingresses asks (`contracts/ingress/*Probe.sol`), as what a candidate that fails it does wrong. */
const PROBES: Readonly<Record<string, string>> = {
  "sound question": "it does not answer a well-formed question with yes or no",
  "nobody is refused": "it lets the zero address send transactions",
  "bare selector": "it fails on, or allows, a question that is cut off after its selector",
  "short question": "it fails on, or allows, a question that is cut short",
  "unclean words": "it fails on, or allows, a question whose words hold more than their values",
  "seat reaches Committee": "it would keep a live seat from the Committee, so that nobody could decide it back",
  "officer reaches Committee": "it would keep a regulator's officer from the Committee, where officers veto",
  "officer reaches FreezeOrders": "it would keep a regulator's officer from FreezeOrders",
  "officer reaches Accounts": "it would keep a regulator's officer from Accounts",
  stranger: "it does not answer the question whether a node may connect",
  "stranger is refused": "it lets a node connect that nobody admitted",
  "validators in a ring": "it would cut a validator's connection to the next, so that no block is sealed",
  validator: "it would cut a validator off, so that no block may be sealed",
  "validators are known": "it cannot be tried, since the validators in force are not nodes of the register",
  "sane list": "it does not answer with a list of validators that QBFT can run on",
  floor: "its list has fewer validators than the set may have",
  "few changes": "its list differs from the one in force in more validators than may change in a block",
  "another contract than the ingress": "it is the ingress itself",
};

/** What a candidate that fails a probe does wrong, without full stop; undefined for a probe of another version. */
export function probeWords(probe: string): string | undefined {
  return PROBES[probe];
}
