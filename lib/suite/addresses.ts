import { getCreateAddress } from "ethers";
import type { ConsortiumFile } from "../consortium/schema.ts";
import { INGRESS, SUITE, type SuiteName } from "./types.ts";

/** Where the founding puts each contract of the suite. */
export type SuiteAddresses = Readonly<Record<SuiteName, string>>;

/** The addresses of the suite, computed from the founder's address: contract n is its transaction n. */
export function suiteAddresses(founder: string): SuiteAddresses {
  return everyAddress((name) => getCreateAddress({ from: founder, nonce: SUITE.indexOf(name) }));
}

/** The addresses of the suite, each as `at` gives it. */
export function everyAddress(at: (name: SuiteName) => string): SuiteAddresses {
  return {
    Authority: at("Authority"),
    Standing: at("Standing"),
    Organizations: at("Organizations"),
    Accounts: at("Accounts"),
    Charter: at("Charter"),
    Seats: at("Seats"),
    Committee: at("Committee"),
    FreezeOrders: at("FreezeOrders"),
    AccountRules: at("AccountRules"),
    Nodes: at("Nodes"),
    ValidatorSet: at("ValidatorSet"),
    NodeRules: at("NodeRules"),
    MethodLists: at("MethodLists"),
    Releases: at("Releases"),
    Recovery: at("Recovery"),
    Directives: at("Directives"),
    Dossier: at("Dossier"),
    AssetToken: at("AssetToken"),
    AssetRegister: at("AssetRegister"),
    AssetReport: at("AssetReport"),
  };
}

/** The addresses of the file's own contracts, by name. */
export function contractAddresses(file: Pick<ConsortiumFile, "founder" | "contracts">): ReadonlyMap<string, string> {
  const from = file.founder.address;
  return new Map(
    file.contracts.map(({ name }, index) => [name, getCreateAddress({ from, nonce: SUITE.length + index })]),
  );
}

/** Every address that no account may have: the suite, the ingress addresses, the file's own contracts. */
export function reservedAddresses(file: Pick<ConsortiumFile, "founder" | "contracts">): ReadonlyMap<string, string> {
  return new Map([
    ...Object.entries(suiteAddresses(file.founder.address)).map(([name, address]) => [address, name] as const),
    ...Object.entries(INGRESS).map(([name, address]) => [address, `the ${name} ingress`] as const),
    ...[...contractAddresses(file)].map(([name, address]) => [address, name] as const),
  ]);
}
