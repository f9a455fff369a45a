import type { Provider } from "ethers";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { devWalletOf } from "../../lib/keys/devKeys.ts";
import { ZeroGasWallet } from "../../lib/keys/zeroGasWallet.ts";
import { Refusal } from "../../lib/refusal.ts";

/** Reads a secret by the name of its variable; undefined when it is set nowhere. */
export type Secrets = (variable: string) => Promise<string | undefined>;

/** Hardhat's number for a key that its development keystore does not hold, where another keystore says nothing. */
const NOT_IN_KEYSTORE = 50_002;

/** Secrets from the environment, else from Hardhat's keystore. */
export function secretsOf(hre: HardhatRuntimeEnvironment): Secrets {
  return async (variable) => {
    const asked = { _type: "ConfigurationVariable", name: variable } as const;
    const found =
      process.env[variable] ??
      (await hre.hooks
        .runHandlerChain("configurationVariables", "fetchValue", [asked], () => Promise.resolve(""))
        .catch((thrown: unknown) => {
          if (thrown instanceof Error && "number" in thrown && thrown.number === NOT_IN_KEYSTORE) return "";
          throw thrown;
        }));
    return found === "" ? undefined : found;
  };
}

/** The variable that holds an account's key: `CONCORDAT_KEY_BANK_A_SEAT` for bank-a.seat. */
function keyVariable(name: string): string {
  return `CONCORDAT_KEY_${name.toUpperCase().replace(/[^A-Z0-9]+/g, "_")}`;
}

/**
 * The key of an account: a development key on the bundled devnet, else the one in the environment or keystore.
 * @throws Refusal saying which variable to set
 */
export async function keyOf(
  { name, address }: { readonly name: string; readonly address: string },
  isDevnet: boolean,
  secrets: Secrets,
  provider?: Provider,
): Promise<ZeroGasWallet> {
  const dev = isDevnet ? developmentKey(address, provider) : undefined;
  if (dev !== undefined) return dev;
  const variable = keyVariable(name);
  const key = await secretKey(variable, secrets, provider);
  if (key === undefined) {
    throw new Refusal(
      `There is no key of ${name}: put it into the keystore with \`npx hardhat keystore set ${variable}\`, or into the environment variable ${variable}.`,
    );
  }
  if (key.address === address) return key;
  throw new Refusal(`${variable} holds the key of ${key.address}, not of ${name} (${address}).`);
}

/**
 * The key in a variable.
 * @returns undefined when the variable is set nowhere
 * @throws Refusal when it holds no private key
 */
export async function secretKey(
  variable: string,
  secrets: Secrets,
  provider?: Provider,
): Promise<ZeroGasWallet | undefined> {
  const secret = await secrets(variable);
  if (secret === undefined) return undefined;
  try {
    return new ZeroGasWallet(secret.trim(), provider);
  } catch {
    throw new Refusal(`${variable} holds no private key: 0x and 64 hexadecimal digits are expected.`);
  }
}

/**
 * The development key of an account.
 * @returns undefined when the account has none
 */
export function developmentKey(address: string, provider?: Provider): ZeroGasWallet | undefined {
  try {
    return devWalletOf(address, provider);
  } catch {
    return undefined;
  }
}
