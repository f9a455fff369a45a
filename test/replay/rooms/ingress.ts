import { ZeroAddress, encodeBytes32String } from "ethers";
import type { Told } from "../told.ts";

/** An ingress: what it points at, and for the validators' the list that it keeps and when it was pointed last (block). */
export interface Ingress {
  readonly rules: string;
  readonly authority: string;
  readonly seats: string;
  readonly kept: readonly string[];
  readonly repointedIn: bigint;
}

/** An ingress before its first event; its founding account and what it keeps till then are genesis. */
export const GENESIS_INGRESS: Ingress = {
  ...{ rules: ZeroAddress, authority: ZeroAddress, seats: ZeroAddress, kept: [], repointedIn: 0n },
};

const RULES = encodeBytes32String("rules");

/** What an event makes of the ingress that told it. */
export function reduceIngress(state: Ingress, told: Told): Ingress {
  switch (told.event) {
    case "HandedOver":
      return { ...state, authority: told.text("authority"), seats: told.text("seats") };
    case "ValidatorsKept":
      return { ...state, kept: told.list("validators").map(String) };
    case "RegistryUpdated": {
      if (told.text("contractName") !== RULES) return state;
      const isProbed = state.authority !== ZeroAddress;
      return { ...state, rules: told.text("contractAddress"), repointedIn: isProbed ? told.block : state.repointedIn };
    }
    default:
      return state;
  }
}
