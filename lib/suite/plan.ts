import { encodeBytes32String } from "ethers";
import type { Acceptance } from "../account/acceptance/acceptance.ts";
import type { ConsortiumFile } from "../consortium/schema.ts";
import { contractAddresses, suiteAddresses } from "./addresses.ts";
import { nodeId } from "../enode.ts";
import { DEPLOYMENT_MODES } from "../enums.ts";
import { tableEntries } from "./table.ts";
import { INGRESS, type IngressName, type Json, SUITE } from "./types.ts";
import { ACTION_CLASSES, OFFICES, ORG_KINDS } from "./words.ts";

/** A contract that the founding deploys. */
export interface PlannedContract {
  readonly name: string;
  /** Where it will be: the founder's transaction of the same place in the plan. */
  readonly address: string;
  readonly args: readonly Json[];
}

/** What the founder sends: one transaction per contract in this order, then the hand-overs. */
export interface FoundingPlan {
  readonly contracts: readonly PlannedContract[];
  /** Arguments of each ingress's handOver, in the order in which they are sent. */
  readonly handOvers: Readonly<Record<IngressName, readonly string[]>>;
}

/** The founding of a network, every address and constructor argument of it, before anything is sent. */
export function planFounding(file: ConsortiumFile, acceptances: readonly Acceptance[]): FoundingPlan {
  const at = suiteAddresses(file.founder.address);
  const own = contractAddresses(file);
  const args: Readonly<Record<(typeof SUITE)[number], readonly Json[]>> = {
    Authority: [at.Committee, at.Standing, ACTION_CLASSES.map((name) => file.classes[name].delay), tableEntries(at)],
    Standing: [
      at.Authority,
      {
        accounts: at.Accounts,
        organizations: at.Organizations,
        freezeOrders: at.FreezeOrders,
        nodes: at.Nodes,
        methodLists: at.MethodLists,
        releases: at.Releases,
        recovery: at.Recovery,
        assets: at.AssetRegister,
      },
      [...SUITE.map((name) => at[name]), ...Object.values(INGRESS)],
      [...own.values()],
    ],
    Organizations: [at.Authority, at.Standing, organizations(file)],
    Accounts: [
      at.Authority,
      at.Standing,
      at.Organizations,
      at.Seats,
      at.Recovery,
      enrolments(file),
      file.accounts.map(({ address }) => acceptanceOf(address, acceptances)),
    ],
    Charter: [at.Authority, at.Seats, terms(file)],
    Seats: [at.Authority, at.Organizations, at.Accounts, at.Charter, seatWeights(file)],
    Committee: [at.Authority, at.Charter, at.Seats],
    FreezeOrders: [at.Authority, at.Standing, at.Recovery, at.AssetRegister],
    AccountRules: [at.Standing],
    Nodes: [
      at.Authority,
      at.Standing,
      at.Organizations,
      at.ValidatorSet,
      newNodes(file),
      foundingValidators(file),
      observerCaps(file),
    ],
    ValidatorSet: [at.Authority, at.Standing, at.Nodes, foundingValidators(file)],
    NodeRules: [at.Standing, file.nodeRules === "endpoint"],
    MethodLists: [at.Authority, at.Standing, at.Releases],
    Releases: [
      at.Authority,
      at.Standing,
      at.Organizations,
      at.Seats,
      DEPLOYMENT_MODES.indexOf(file.deployment.mode),
      file.deployment.listed.map((name) => organizationId(file, name)),
    ],
    Recovery: [at.Authority, at.Standing, at.Organizations, at.Accounts, at.FreezeOrders],
    Directives: [at.Authority, at.Standing, at.Organizations],
    Dossier: [
      at.Standing,
      at.Organizations,
      at.Accounts,
      at.Nodes,
      at.FreezeOrders,
      at.Recovery,
      at.Releases,
      at.MethodLists,
    ],
    AssetToken: [at.Standing, at.AssetRegister, at.Directives, at.FreezeOrders, at.Recovery],
    AssetRegister: [at.Authority, at.AssetToken, at.Standing, at.Organizations, at.FreezeOrders],
    AssetReport: [at.AssetRegister, at.Dossier],
  };
  return {
    contracts: [
      ...SUITE.map((name) => ({ name, address: at[name], args: args[name] })),
      ...file.contracts.map(({ name, arguments: given }) => ({ name, address: own.get(name) ?? "", args: given })),
    ],
    handOvers: {
      ValidatorIngress: [at.ValidatorSet, at.Authority, at.Seats],
      NodeIngress: [at.NodeRules, at.Authority, at.Seats],
      AccountIngress: [at.AccountRules, at.Authority, at.Seats],
    },
  };
}

/** The number of an organization of the file; 0 when it names none. */
export function organizationId(file: Pick<ConsortiumFile, "organizations">, name: string): number {
  return file.organizations.findIndex((organization) => organization.name === name) + 1;
}

/** The identities of the file's founding validators, in its order. */
export function foundingValidators({ nodes }: Pick<ConsortiumFile, "nodes">): string[] {
  return nodes.flatMap(({ validator, enode }) => (validator ? [nodeId(enode)] : []));
}

function newNodes(file: ConsortiumFile): Json[] {
  return file.nodes.map(({ organization, enode }) => ({
    organization: organizationId(file, organization),
    enodeHigh: enode.high,
    enodeLow: enode.low,
    endpoint: { host: enode.host, ip: enode.ip, port: enode.port },
  }));
}

function observerCaps(file: ConsortiumFile): Json[] {
  return file.organizations.flatMap(({ name, observerCap }) =>
    observerCap === 0 ? [] : [{ organization: organizationId(file, name), cap: observerCap }],
  );
}

function organizations({ organizations }: ConsortiumFile): Json[] {
  return organizations.map(({ name, group, kind, accountCap }) => ({
    name: encodeBytes32String(name),
    group: encodeBytes32String(group),
    kind: ORG_KINDS.indexOf(kind),
    accountCap,
  }));
}

function enrolments(file: ConsortiumFile): Json[] {
  return file.accounts.map(({ address, organization, office, validUntil, kyc }) => ({
    account: address,
    organization: organizationId(file, organization),
    office: OFFICES.indexOf(office),
    validUntil,
    kyc,
  }));
}

function acceptanceOf(address: string, acceptances: readonly Acceptance[]): Json {
  const found = acceptances.find(({ account }) => account === address);
  return { deadline: found?.deadline ?? 0, signature: found?.signature ?? "0x" };
}

function terms({ classes }: ConsortiumFile): Json[] {
  return ACTION_CLASSES.map((name) => {
    const { participation, approval, period } = classes[name];
    return { participation, approval, period };
  });
}

function seatWeights(file: ConsortiumFile): Json[] {
  return file.organizations.flatMap(({ name, seatWeight }) =>
    seatWeight === undefined ? [] : [{ organization: organizationId(file, name), weight: seatWeight }],
  );
}
