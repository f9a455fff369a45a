import { VALIDATORS } from "../bounds.ts";
import { NODE_STATUSES } from "../enums.ts";
import type { ErrorWords } from "./words.ts";

/** What Nodes, ValidatorSet and the validators' ingress refuse, and what to do next. */
export const NETWORK_ERRORS: ErrorWords = {
  NodeUnknown: (of) => `${of("node")} was never admitted: see \`node list\``,
  NodeExists: (of) =>
    of.is("status", "Removed", NODE_STATUSES)
      ? `${of("node")} was removed by the committee, or another organization enrolled it: propose it as a seat`
      : `${of("node")} is admitted already and ${of("status", NODE_STATUSES)}: see \`node show\``,
  NodeUnexpectedStatus: (of) =>
    `${of("node")} is ${of("status", NODE_STATUSES)}, which does not allow this: see \`node show\``,
  NodeWrongOrganization: (of) =>
    `this function is not for nodes of ${of("organization")}, which is a ${of("kind")}: the tasks of \`node\` choose the one that is`,
  NodeIsValidator: (of) =>
    `${of("node")} is in the validator set, which it leaves first: \`validator demote\`, or \`node remove\` for both in one decision`,
  NodeNotOwn: (of) =>
    `${of("node")} is a node of ${of("organization")}, not of the organization of ${of("caller")}: let that one act, or the committee`,
  NodeCapReached: (of) =>
    `${of("organization")} has enrolled the ${of("cap")} observers that it may enrol alone: propose the node as a seat, or a higher cap with node.cap`,
  NodeEndpointUnfit: (of) =>
    `"${of("host")}" port ${of("port")} is no endpoint: a host has 1 to 253 characters, and a port is not 0`,
  NodeKeyUnfit: () => "a node's public key is not zero: copy the enode URL again",
  NodeOnlyValidatorSet: () => "only the validator set makes a validator of a node: see `validator promote`",
  ValidatorUnfit: (of) =>
    `${of("node")} cannot become a validator: that is an active observer of an active member that was admitted in an earlier block; see \`node show\``,
  ValidatorUnknown: (of) => `${of("node")} is not in the validator set: see \`validator list\``,
  ValidatorsTooMany: (of) =>
    `${of("validators")} validators are more than the ${VALIDATORS.max} that a set may have: demote one first`,
  ValidatorsTooFew: (of) =>
    `the set would have ${of("validators")} validators and needs ${of("floor")}: promote another node first`,
  ValidatorChangesTooMany: (of) =>
    `in this block at most ${of("allowed")} validators may change: make the change in a later block, and in another decision than one that repoints the validator ingress`,
  ValidatorFoundingUnfit: (of) =>
    `${of("node")} cannot be a founding validator, being named twice or no validator: name each validator once`,
  ValidatorNotSuspended: (of) =>
    `the organization of ${of("node")} is not suspended, so its validators leave by decision only: propose validator.demote`,
  ValidatorsNotHandedOver: () =>
    "the validator ingress answers the founding validators until it is handed over: end the founding first",
  ValidatorsKeptByDecision: (of) =>
    `${of("set")} is not the suite's validator set: the kept list stays until a decision points \`rules\` at the set anew`,
  ValidatorsNotSane: (of) =>
    `${of("set")} answers no list that QBFT can run on, so the kept one stays: promote or demote until it does, or point \`rules\` at another set`,
};
