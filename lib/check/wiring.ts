import { Contract, encodeBytes32String } from "ethers";
import type { Desk } from "../desk.ts";
import { FIELDS } from "../enums.ts";
import { INGRESS, SUITE } from "../suite/types.ts";
import type { Part } from "./part.ts";

/** Every contract that another knows, by the getter that names it. */
export const WIRES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Authority: { committee: "Committee", standing: "Standing" },
  Standing: { authority: "Authority" },
  Organizations: { authority: "Authority", standing: "Standing" },
  Accounts: {
    authority: "Authority",
    standing: "Standing",
    organizations: "Organizations",
    seats: "Seats",
    recovery: "Recovery",
  },
  Charter: { authority: "Authority", seats: "Seats" },
  Seats: { authority: "Authority", organizations: "Organizations", accounts: "Accounts", charter: "Charter" },
  Committee: { authority: "Authority", charter: "Charter", seats: "Seats" },
  FreezeOrders: { authority: "Authority", standing: "Standing", recovery: "Recovery", assets: "AssetRegister" },
  AccountRules: { standing: "Standing" },
  Nodes: {
    authority: "Authority",
    standing: "Standing",
    organizations: "Organizations",
    validatorSet: "ValidatorSet",
  },
  ValidatorSet: { authority: "Authority", standing: "Standing", nodes: "Nodes" },
  NodeRules: { standing: "Standing" },
  MethodLists: { authority: "Authority", standing: "Standing", releases: "Releases" },
  Releases: { authority: "Authority", standing: "Standing", organizations: "Organizations", seats: "Seats" },
  Recovery: {
    authority: "Authority",
    standing: "Standing",
    organizations: "Organizations",
    accounts: "Accounts",
    freezeOrders: "FreezeOrders",
  },
  Directives: { authority: "Authority", standing: "Standing", organizations: "Organizations" },
  Dossier: {
    standing: "Standing",
    organizations: "Organizations",
    accounts: "Accounts",
    nodes: "Nodes",
    freezeOrders: "FreezeOrders",
    recovery: "Recovery",
    releases: "Releases",
    methodLists: "MethodLists",
  },
  AssetToken: {
    standing: "Standing",
    register: "AssetRegister",
    directives: "Directives",
    freezeOrders: "FreezeOrders",
    recovery: "Recovery",
  },
  AssetRegister: {
    authority: "Authority",
    implementation: "AssetToken",
    standing: "Standing",
    organizations: "Organizations",
    freezeOrders: "FreezeOrders",
  },
  AssetReport: { register: "AssetRegister", dossier: "Dossier" },
  AccountIngress: { authority: "Authority", seats: "Seats" },
  NodeIngress: { authority: "Authority", seats: "Seats" },
  ValidatorIngress: { authority: "Authority", seats: "Seats" },
};

/** The one registry that writes each field. */
const WRITERS: Readonly<Record<(typeof FIELDS)[number], string>> = {
  Account: "Accounts",
  Freeze: "FreezeOrders",
  Recovery: "Recovery",
  Organization: "Organizations",
  Node: "Nodes",
  Method: "MethodLists",
  OrganizationFreeze: "FreezeOrders",
  TargetFreeze: "FreezeOrders",
  Holding: "FreezeOrders",
  OrderedHoldings: "FreezeOrders",
};

/** The registries that record targets. */
const TARGET_WRITERS = ["Releases", "AssetRegister"] as const;

const ACTIVE = 1n;
const PROTECTED = 1n << 8n;
const COMMITTEE = 1n << 9n;
/** Whether only its entered functions are open, which decisions change for contracts outside the suite. */
const MANAGED = 1n << 10n;

/** Who knows whom, who writes what, and which targets are protected. */
export const wiring: Part = {
  name: "wiring",
  proves: "the contracts know each other, the ingresses point at the rules, and the suite's contracts are protected",
  check: checkWiring,
};

async function* checkWiring(desk: Desk): AsyncGenerator<string> {
  yield* checkWires(desk);
  yield* checkIngresses(desk);
  yield* checkWriters(desk);
  yield* checkTargets(desk);
}

async function* checkWires({ record, provider, book }: Desk): AsyncGenerator<string> {
  for (const [name, wires] of Object.entries(WIRES)) {
    const known = record.contracts[name];
    if (known === undefined) {
      yield `The record lacks ${name}.`;
      continue;
    }
    const contract = new Contract(known.address, known.abi, provider);
    for (const [getter, expected] of Object.entries(wires)) {
      const found = await contract
        .getFunction(getter)
        .staticCall()
        .then(String, () => undefined);
      if (found === undefined) yield `${name} does not name its ${getter}.`;
      else if (found !== record.contracts[expected]?.address) {
        yield `${name} names ${book.label(found)} as ${getter}, not the recorded ${expected}.`;
      }
    }
  }
}

async function* checkIngresses({ suite, record, book }: Desk): AsyncGenerator<string> {
  for (const [name, ingress, rules] of [
    ["AccountIngress", suite.accountIngress, "AccountRules"],
    ["NodeIngress", suite.nodeIngress, "NodeRules"],
    ["ValidatorIngress", suite.validatorIngress, "ValidatorSet"],
  ] as const) {
    for (const [key, expected] of Object.entries({ rules, administration: "Authority" })) {
      const found = await ingress.getContractAddress(encodeBytes32String(key));
      if (found === record.contracts[expected]?.address) continue;
      yield `${name} points its key ${key} at ${book.label(found)}, not at ${expected}.`;
    }
  }
}

async function* checkWriters({ suite, record, book }: Desk): AsyncGenerator<string> {
  for (const [number, field] of FIELDS.entries()) {
    const writer = await suite.standing.writerOf(number);
    const expected = WRITERS[field];
    if (book.label(writer) === expected) continue;
    yield `Standing's field ${field} is written by ${book.label(writer)}, not by ${expected}.`;
  }
  for (const name of TARGET_WRITERS) {
    if (await suite.standing.isTargetWriter(record.contracts[name]?.address ?? "")) continue;
    yield `${name} does not record targets in Standing, as it should.`;
  }
}

async function* checkTargets({ suite, record, book }: Desk): AsyncGenerator<string> {
  const own = Object.keys(record.contracts).filter((name) => !WIRES[name]);
  const expected = [
    ...SUITE.map((name) => [name, PROTECTED | (name === "Committee" ? COMMITTEE : 0n)] as const),
    ...own.map((name) => [name, 0n] as const),
  ].map(([name, flags]) => [name, record.contracts[name]?.address ?? "", flags] as const);
  const ingress = Object.entries(INGRESS).map(
    ([name, address]) => [`the ${name} ingress`, address, PROTECTED] as const,
  );
  for (const [name, address, flags] of [...expected, ...ingress]) {
    const word = await suite.standing.targetOf(address);
    const isOwn = flags === 0n;
    const bits = word & 0xffffn & (isOwn ? ~MANAGED : 0xffffn);
    if (bits !== (ACTIVE | flags))
      yield `${name} is not the target in Standing that it should be: its word is ${word}.`;
  }
  const known = new Set([...expected, ...ingress].map(([, address]) => address.toLowerCase()));
  const written = await suite.standing.queryFilter(suite.standing.filters.TargetWritten());
  for (const target of new Set(written.map(({ args }) => args.target))) {
    const isActive = ((await suite.standing.targetOf(target)) & 0xffn) === ACTIVE;
    if (!isActive || known.has(target.toLowerCase())) continue;
    const isMade = (await suite.releases.idAt(target)) !== 0n || (await suite.assetRegister.idOf(target)) !== 0n;
    if (!isMade) yield `${book.label(target)} is a known target, which the record does not name.`;
  }
}
