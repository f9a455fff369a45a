import type { SuiteAddresses } from "./addresses.ts";
import { artifactOf } from "./artifacts.ts";
import { INGRESSES } from "./types.ts";
import { type ActionClass, type Office, roleOf } from "./words.ts";

/** The class or office that may call each restricted function. */
export type Table = Readonly<Record<string, Readonly<Record<string, ActionClass | Office>>>>;

const INGRESS_TABLE = { setContractAddress: "Constitution", removeContract: "Constitution" } as const;

/**
 * Who may call what. Constitution is said too: a function of the suite that no entry names is nobody's, and the
 * Authority locks an entry of that class, so that it is never lowered. The manager's own functions are not in the table.
 */
export const TABLE = {
  Standing: {
    addTargetWriter: "Constitution",
  },
  Organizations: {
    register: "Operation",
    registerRegulator: "Constitution",
    suspend: "Emergency",
    suspendRegulator: "Constitution",
    reinstate: "Operation",
    reinstateRegulator: "Constitution",
    setAccountCap: "Operation",
  },
  Accounts: {
    enrol: "Operation",
    enrolSeat: "Constitution",
    enrolOwn: "OrgAdmin",
    renew: "Operation",
    renewOwn: "OrgAdmin",
    suspend: "Emergency",
    suspendOwn: "OrgAdmin",
    reinstate: "Operation",
    reinstateOwn: "OrgAdmin",
    revoke: "Operation",
    revokeSeat: "Constitution",
    requestRevocation: "OrgAdmin",
    requestOfficerChange: "Regulator",
    approveOfficerChange: "Regulator",
    approveOfficerChangeByDecision: "Constitution",
    changeOfficersByDecision: "Constitution",
    summon: "Constitution",
    present: "Regulator",
  },
  Charter: { set: "Constitution" },
  Seats: { set: "Constitution", suspend: "Constitution" },
  FreezeOrders: {
    freeze: "Regulator",
    freezeAsSentinel: "Sentinel",
    freezeByDecision: "Emergency",
    confirm: "Regulator",
    confirmByDecision: "Emergency",
    lift: "Regulator",
    liftByDecision: "Operation",
  },
  Nodes: {
    admit: "Network",
    admitRegulator: "Constitution",
    enrolOwn: "Operator",
    moveOwn: "Operator",
    moveAsOfficer: "Regulator",
    removeOwn: "Operator",
    suspend: "Emergency",
    suspendRegulator: "Constitution",
    reinstate: "Network",
    reinstateRegulator: "Constitution",
    remove: "Network",
    removeRegulator: "Constitution",
    setObserverCap: "Network",
  },
  ValidatorSet: { promote: "Network", demote: "Network" },
  MethodLists: {
    manage: "Operation",
    unmanage: "Operation",
    open: "Operation",
    list: "Operation",
    setAdministrator: "Operation",
    tightenOwn: "OrgAdmin",
    confirmByDecision: "Emergency",
  },
  Releases: {
    submit: "Developer",
    withdraw: "Developer",
    publish: "Operator",
    approveAsSeat: "Seat",
    approve: "Operation",
    approveUnscanned: "Constitution",
    reject: "Operation",
    suspend: "Emergency",
    resume: "Operation",
    retire: "Operation",
    setMode: "Constitution",
    setListed: "Constitution",
  },
  Recovery: {
    nameGuardians: "OrgAdmin",
    start: "OrgAdmin",
    cancel: "OrgAdmin",
    consentByDecision: "Operation",
    consentAsRegulator: "Regulator",
    cancelByDecision: "Operation",
  },
  Directives: {
    draft: "Regulator",
    endorse: "Regulator",
    withdraw: "Regulator",
    attest: "Inspector",
    approveByDecision: "Operation",
    approveAgainstObjection: "Constitution",
  },
  AssetRegister: {
    draft: "Issuer",
    redraft: "Issuer",
    prerelease: "Issuer",
    withdraw: "Issuer",
    matureByDecision: "Operation",
    setFrozenTokens: "Operation",
    setMinimum: "Constitution",
  },
  AccountIngress: INGRESS_TABLE,
  NodeIngress: INGRESS_TABLE,
  ValidatorIngress: INGRESS_TABLE,
} as const satisfies Table;

/** One entry as the Authority's constructor takes it: the selectors of one contract that one role may call. */
export type TableEntry = Readonly<{ target: string; role: number; selectors: readonly string[] }>;

/** The table as the Authority's constructor takes it, for a suite at these addresses. */
export function tableEntries(addresses: SuiteAddresses): TableEntry[] {
  const targets: Readonly<Record<string, string>> = { ...addresses, ...INGRESSES };
  return Object.entries<Table[string]>(TABLE).flatMap(([name, functions]) => {
    const target = targets[name];
    if (target === undefined) throw new Error(`the table names ${name}, which is no contract of the suite`);
    return [...new Set(Object.values(functions))].map((holder) => ({
      target,
      role: roleOf(holder),
      selectors: Object.keys(functions)
        .filter((functionName) => functions[functionName] === holder)
        .map((functionName) => selectorOf(name, functionName)),
    }));
  });
}

function selectorOf(contract: string, functionName: string): string {
  const fragment = artifactOf(contract).interface.getFunction(functionName);
  if (fragment === null) throw new Error(`the table names ${contract}.${functionName}, which does not exist`);
  return fragment.selector;
}
