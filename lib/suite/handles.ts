import { type BaseContract, Contract, type ContractRunner } from "ethers";
import type {
  AccountIngress,
  Accounts,
  AssetRegister,
  AssetReport,
  AssetToken,
  Authority,
  Charter,
  Committee,
  Directives,
  Dossier,
  FreezeOrders,
  IAccountRules,
  ITransactionRules,
  MethodLists,
  NodeIngress,
  NodeRules,
  Nodes,
  Organizations,
  Recovery,
  Releases,
  Seats,
  Standing,
  ValidatorIngress,
  ValidatorSet,
} from "../../types/ethers-contracts/index.ts";
import { Refusal } from "../refusal.ts";
import { type DeploymentRecord, INGRESSES, type IngressName, SUITE, type SuiteName } from "./types.ts";

/** The contracts of a founded network, typed. */
export interface Suite {
  readonly authority: Authority;
  readonly standing: Standing;
  readonly organizations: Organizations;
  readonly accounts: Accounts;
  readonly charter: Charter;
  readonly seats: Seats;
  readonly committee: Committee;
  readonly freezeOrders: FreezeOrders;
  readonly accountRules: IAccountRules;
  readonly nodes: Nodes;
  readonly validatorSet: ValidatorSet;
  readonly nodeRules: NodeRules;
  readonly methodLists: MethodLists;
  readonly releases: Releases;
  readonly recovery: Recovery;
  readonly directives: Directives;
  readonly dossier: Dossier;
  readonly assetRegister: AssetRegister;
  readonly assetReport: AssetReport;
  /** The token of an asset; each is a clone of one contract. */
  readonly tokenAt: (address: string) => AssetToken;
  readonly accountIngress: AccountIngress;
  readonly nodeIngress: NodeIngress;
  readonly validatorIngress: ValidatorIngress;
  /** What an engine asks: the ingress, as the rules that it speaks for. */
  readonly transactionRules: ITransactionRules;
  /** The consortium file's own contracts, by name. */
  readonly named: Readonly<Record<string, Contract>>;
}

/** Typed handles of a founded network, from its record alone; `runner` is a provider to read or a key to send with. */
export function connectSuite(record: DeploymentRecord, runner: ContractRunner): Suite {
  const handle = <T extends BaseContract>(name: SuiteName | IngressName): T => typed(contractOf(record, name, runner));
  const suiteNames = new Set<string>([...SUITE, ...Object.keys(INGRESSES)]);
  const own = Object.keys(record.contracts).filter((name) => !suiteNames.has(name));
  return {
    authority: handle("Authority"),
    standing: handle("Standing"),
    organizations: handle("Organizations"),
    accounts: handle("Accounts"),
    charter: handle("Charter"),
    seats: handle("Seats"),
    committee: handle("Committee"),
    freezeOrders: handle("FreezeOrders"),
    accountRules: handle("AccountRules"),
    nodes: handle("Nodes"),
    validatorSet: handle("ValidatorSet"),
    nodeRules: handle("NodeRules"),
    methodLists: handle("MethodLists"),
    releases: handle("Releases"),
    recovery: handle("Recovery"),
    directives: handle("Directives"),
    dossier: handle("Dossier"),
    assetRegister: handle("AssetRegister"),
    assetReport: handle("AssetReport"),
    tokenAt: (address) => typed(contractOf(record, "AssetToken", runner).attach(address)),
    accountIngress: handle("AccountIngress"),
    nodeIngress: handle("NodeIngress"),
    validatorIngress: handle("ValidatorIngress"),
    transactionRules: handle("AccountIngress"),
    named: Object.fromEntries(own.map((name) => [name, contractOf(record, name, runner)])),
  };
}

function contractOf(record: DeploymentRecord, name: string, runner: ContractRunner): Contract {
  const contract = record.contracts[name];
  if (contract === undefined)
    throw new Refusal(`The deployment record of ${record.consortium} lacks ${name}: found again.`);
  return new Contract(contract.address, contract.abi, runner);
}

function typed<T extends BaseContract>(contract: BaseContract): T {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the record's ABI is what T is generated from
  return contract as T;
}
