import { Interface, getAddress } from "ethers";
import type { Founded } from "../fixtures/given.ts";
import type { Act } from "./acts/scene.ts";

/** Where a transaction goes, and what it says there. */
export interface Call {
  readonly to: string;
  readonly data: string;
}

interface Contract {
  readonly address: string;
  readonly interface: Interface;
}

/** The functions of a network's contracts, by `Contract.function`. */
export class Calls {
  readonly #contracts = new Map<string, Contract>();

  constructor({ record }: Founded) {
    for (const [name, { address, abi }] of Object.entries(record.contracts)) {
      this.#contracts.set(name, { address, interface: new Interface(abi) });
    }
  }

  /**
   * The call that an act makes.
   * @param committee address of the Committee in force, which may have succeeded the recorded one
   */
  of(verb: string, { args, to }: Act, committee: string): Call {
    const [contract = "", name = ""] = verb.split(".");
    const known = this.#contracts.get(contract);
    if (known === undefined) throw new Error(`the record has no ${contract}`);
    const address = contract === "Committee" ? committee : known.address;
    return { to: to ?? address, data: known.interface.encodeFunctionData(name, [...args]) };
  }

  /** What the calls of a proposal do that is executed with this calldata. */
  within(execution: string): string[] {
    const committee = this.#contracts.get("Committee")?.interface;
    const [targets, , calldatas]: unknown[] = committee?.decodeFunctionData("execute", execution) ?? [];
    if (!Array.isArray(targets) || !Array.isArray(calldatas)) return [];
    return targets.flatMap((target, i) => {
      const [name, contract] =
        [...this.#contracts].find(([, { address }]) => address === getAddress(String(target))) ?? [];
      const fragment = contract?.interface.getFunction(String(calldatas[i]).slice(0, 10));
      return fragment === null || fragment === undefined ? [] : [`${name ?? ""}.${fragment.name}`];
    });
  }
}
