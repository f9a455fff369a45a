import type { ErrorWords } from "./words.ts";

/** What OpenZeppelin's helpers refuse within the suite's contracts, and what to do next. */
export const OPENZEPPELIN_ERRORS: ErrorWords = {
  AccessManagerBadConfirmation: () =>
    "a role is given up by its holder alone, who confirms it with its own address: name the account that sends",
  AccessManagerInvalidInitialAdmin: () =>
    "an Authority is founded with its Committee, not with the zero address: name the Committee's address",
  AccessManagerLockedFunction: (of) =>
    `nobody is given the function ${of("selector")}, which would change a contract's Authority: leave it out`,
  AccessManagerLockedRole: (of) => `role ${of("roleId")} is the manager's own: name another one`,
  AccessManagerUnauthorizedCall: (of) =>
    `the committee may no longer call ${of("target")}, selector ${of("selector")}, which an earlier call of the decision gave to others: propose the calls in another order`,
  AccessManagerNotScheduled: () =>
    "the call had no delay when the decision was queued, and has one now: propose it again",
  Create2EmptyBytecode: () => "the release has no creation code: submit it anew with its code",
  FailedCall: () =>
    "a call within failed without a reason: see that the contract which is called has the function, and takes these arguments",
  FailedDeployment: () =>
    "the creation failed without a reason: see the constructor and its arguments, correct them and submit the release anew",
  GovernorDisabledDeposit: () => "the committee takes neither value nor tokens: send none",
  GovernorInvalidProposalLength: (of) =>
    `${of("targets")} targets, ${of("calldatas")} calldatas and ${of("values")} values are no list of calls: give one of each for every call, and at least one`,
  SafeCastOverflowedUintDowncast: (of) => `${of("value")} does not fit into ${of("bits")} bits: give a smaller number`,
  ECDSAInvalidSignature: () => "the signature is none of any key: let the holder sign anew",
  ECDSAInvalidSignatureS: (of) =>
    `the signature is of the kind that anybody can make of another one (its s is ${of("s")}): let the holder sign anew`,
};

/** Why what OpenZeppelin's code would revert with never comes about in the suite's contracts. */
export const NEVER_RAISED: Readonly<Record<string, string>> = {
  AccessManagerExpired: "an Expired proposal is refused first, with GovernorUnexpectedProposalState",
  AccessManagerNotReady: "CommitteeUnmetDelay comes first",
  AccessManagerUnauthorizedCancel: "the Committee alone cancels, what it scheduled itself",
  AccessManagerUnauthorizedConsume: "only a contract that consumes schedules of its own could, and the suite has none",
  AddressEmptyCode: "CommitteeCallRefused comes first where a target has no code",
  CheckpointUnorderedInsertion: "weights are recorded at the block's time, which never goes back",
  ECDSAInvalidSignatureLength: "a permit gives its signature in three parts, which have no other length",
  ERC20InvalidSender: "nobody sends from the zero address, which approves nobody either",
  GovernorInsufficientProposerVotes: "the threshold is 0; who has no live seat is refused with CommitteeNoSeat",
  GovernorProposalQueueingFailed: "what is queued always has a moment",
  InsufficientBalance: "no call and no creation of the suite carries value",
  InvalidShortString: "the names of the signing domains are fixed and short",
  StringTooLong: "the names of the signing domains are fixed and short",
};
