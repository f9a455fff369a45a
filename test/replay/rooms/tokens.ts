import { ZeroAddress } from "ethers";
import { type Kept, put } from "../kept.ts";
import type { Told } from "../told.ts";

/** What is held of one asset, who may spend for whom, and the permits that were used. */
interface Token {
  readonly balances: Kept<string, bigint>;
  /** By `owner spender`. */
  readonly allowances: Kept<string, bigint>;
  readonly nonces: Kept<string, bigint>;
}

/** Every token by its address. */
export type Tokens = Kept<string, Token>;

const NEW: Token = { balances: new Map(), allowances: new Map(), nonces: new Map() };

/** A token, or one before its first event. */
export function tokenOf(tokens: Tokens, token: string): Token {
  return tokens.get(token) ?? NEW;
}

/** All that is held of an asset. */
export function supplyOf(tokens: Tokens, token: string): bigint {
  return [...tokenOf(tokens, token).balances.values()].reduce((sum, held) => sum + held, 0n);
}

/** What an event makes of the tokens. */
export function reduceTokens(state: Tokens, told: Told): Tokens {
  const token = tokenOf(state, told.address);
  switch (told.event) {
    case "Transfer": {
      const taken = moved(token.balances, told.text("from"), -told.number("value"));
      return put(state, told.address, { ...token, balances: moved(taken, told.text("to"), told.number("value")) });
    }
    case "Approval": {
      const key = `${told.text("owner")} ${told.text("spender")}`;
      return put(state, told.address, { ...token, allowances: put(token.allowances, key, told.number("value")) });
    }
    case "PermitUsed": {
      const nonces = put(token.nonces, told.text("owner"), told.number("nonce") + 1n);
      return put(state, told.address, { ...token, nonces });
    }
    default:
      return state;
  }
}

function moved(balances: Token["balances"], account: string, amount: bigint): Token["balances"] {
  return account === ZeroAddress ? balances : put(balances, account, (balances.get(account) ?? 0n) + amount);
}
