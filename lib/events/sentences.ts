import { ASSETS, TOKENS } from "./sentences/asset.ts";
import { CHARTER, COMMITTEE, AUTHORITY, SEATS } from "./sentences/governance.ts";
import { ACCOUNTS, ORGANIZATIONS, RECOVERY } from "./sentences/identity.ts";
import { INGRESSES, NODES, VALIDATORS } from "./sentences/network.ts";
import { METHODS, RELEASES } from "./sentences/release.ts";
import type { Sentences } from "./sentences/sentence.ts";
import { DIRECTIVES, ORDERS } from "./sentences/supervision.ts";

const STANDING: Sentences = {
  WriterAdded: (e) => `${e.say("writer")} writes the field ${e.say("field")} of Standing from now on`,
  TargetWriterAdded: (e) => `${e.say("registry")} registers targets from now on`,
};

/** Every event that people are told, in their words, by contract and event. */
export const SENTENCES: Readonly<Record<string, Sentences>> = {
  Organizations: ORGANIZATIONS,
  Accounts: ACCOUNTS,
  Recovery: RECOVERY,
  FreezeOrders: ORDERS,
  Directives: DIRECTIVES,
  Committee: COMMITTEE,
  Seats: SEATS,
  Charter: CHARTER,
  Authority: AUTHORITY,
  Standing: STANDING,
  Nodes: NODES,
  ValidatorSet: VALIDATORS,
  Releases: RELEASES,
  MethodLists: METHODS,
  AssetRegister: ASSETS,
  AssetToken: TOKENS,
  ...INGRESSES,
};
