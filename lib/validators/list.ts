import type { Desk } from "../desk.ts";
import { count, table } from "../format.ts";
import { entryOf } from "../nodes/find.ts";
import { nodeName, nodeStatus, standingWords } from "../nodes/status.ts";
import { isSameSet } from "./sync.ts";
import type { Report } from "../report.ts";

/** A validator of the set. */
export interface ValidatorStatus {
  /** The address that QBFT knows it by. */
  readonly validator: string;
  /** Identity of its node. */
  readonly node: string;
  readonly name: string | undefined;
  readonly organization: string;
  /** Status of the node, and of its organization. */
  readonly status: string;
  readonly organizationStatus: string;
}

/** The validator set as the engine is told. */
export interface Validators {
  readonly validators: readonly ValidatorStatus[];
  /** The fewest that the set may have. */
  readonly floor: number;
  /** How many more may change in this block. */
  readonly changesLeft: number;
}

/** The validators that the ingress names to an engine, the floor and how many may change in a block. */
export async function listValidators(desk: Desk): Promise<Report<Validators>> {
  const { validatorIngress, validatorSet } = desk.suite;
  const [addresses, kept, floor, left] = await Promise.all([
    validatorIngress.getValidators(),
    validatorIngress.keptValidators(),
    validatorSet.floor(),
    validatorSet.changesLeft(),
  ]);
  const validators = await Promise.all(addresses.map((address) => validatorStatus(desk, address)));
  const data = { validators, floor: Number(floor), changesLeft: Number(left) };
  const rows = validators.map(({ validator, name, node, organization, status, organizationStatus }) => [
    validator,
    nodeName({ name, node }, desk),
    organization,
    standingWords({ status, organizationStatus, refusedBy: undefined }),
  ]);
  const lines = [
    table(["validator", "node", "organization", "status"], rows),
    `${count(validators.length, "validator")}, at least ${data.floor}; ${data.changesLeft} may change in one block.`,
    ...validators.flatMap(({ organizationStatus, ...validator }) =>
      organizationStatus === "Active"
        ? []
        : [`${nodeName(validator, desk)} may leave at once: \`validator demote ${nodeName(validator, desk)}\`.`],
    ),
    ...(isSameSet(addresses, kept)
      ? []
      : ["next  `validator sync` refreshes the list that the ingress keeps, which differs from this one"]),
  ];
  return { data, text: lines.join("\n") };
}

async function validatorStatus(desk: Desk, validator: string): Promise<ValidatorStatus> {
  const entry = await entryOf(desk, await desk.suite.nodes.idOfValidator(validator));
  const { node, name, organization, status, organizationStatus } = await nodeStatus(desk, entry);
  return { validator, node, name, organization, status, organizationStatus };
}
