import { Interface, type InterfaceAbi } from "ethers";
import { z } from "zod";
import type { KnownContract } from "../decode.ts";
import type { DeploymentRecord } from "./types.ts";

/** What the numbers of releases are called in words, where the contracts' names would mean an organization. */
const RELEASE_NAMES: Readonly<Record<string, string>> = { id: "release", holder: "heldBy" };

const abiSchema = z.array(
  z.looseObject({
    inputs: z.array(z.looseObject({ name: z.string(), internalType: z.string().optional() })).optional(),
  }),
);

/** The contracts of a record, with what reads their calls. */
export function knownContracts({ contracts }: Pick<DeploymentRecord, "contracts">): KnownContract[] {
  return Object.entries(contracts).map(([name, { address, abi }]) => ({
    name,
    address,
    interface: new Interface(named(abi)),
  }));
}

/** The interface under names that tell a release from an organization: an ABI's types alone do not. */
function named(abi: InterfaceAbi): InterfaceAbi {
  const parsed = abiSchema.safeParse(abi);
  if (!parsed.success) return abi;
  const renamed = parsed.data.map(({ inputs, ...rest }) => {
    if (inputs === undefined) return rest;
    const told = inputs.map((input) => {
      const isRelease = input.internalType === "ReleaseId";
      return isRelease ? { ...input, name: RELEASE_NAMES[input.name] ?? input.name } : input;
    });
    return { ...rest, inputs: told };
  });
  return Interface.from(JSON.stringify(renamed)).fragments;
}
