import { ZeroAddress } from "ethers";
import { HOLDER } from "../../../fixtures/assets.ts";
import type { Founded } from "../../../fixtures/given.ts";
import { rotate, rotation } from "../../../fixtures/recovery.ts";

/** Whose holdings nobody places orders on: whose they are, and how an address comes to be one of those. */
export const UNFIT_HOLDERS: Readonly<Record<string, (network: Founded) => Promise<string> | string>> = {
  "an outsider's": (network) => network.stranger().address,
  "nobody's": () => ZeroAddress,
  "an officer's": (network) => network.address("regulator.officer-2"),
  "a former key's": async (network) => {
    const of = rotation(network, HOLDER);
    await rotate(network, of);
    return of.account;
  },
};
