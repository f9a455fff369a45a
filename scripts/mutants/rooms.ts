/** The room whose tests show what a file of types/ does: the types have only Solidity tests of their own. */
const OF_TYPES: Readonly<Record<string, string>> = {
  AccountWord: "identity",
  ActionClass: "governance",
  Asset: "asset",
  AssetWord: "asset",
  Endpoint: "network",
  HoldingWord: "supervision",
  MethodKey: "permissioning",
  MethodWord: "permissioning",
  NodeId: "network",
  NodeWord: "network",
  Office: "identity",
  OrderWord: "supervision",
  OrgId: "identity",
  Organization: "identity",
  Places: "supervision",
  Release: "release",
  Roles: "authority",
  Subject: "supervision",
  TargetWord: "permissioning",
  Words: "ingress",
};

/** The folder of test/ whose tests judge the mutants of a file of contracts/. */
export function roomOf(file: string): string {
  const [, room = "", name = ""] = /^contracts\/(\w+)\/(\w+)\.sol$/.exec(file) ?? [];
  const found = room === "types" ? OF_TYPES[name] : room;
  if (found === undefined) throw new Error(`no room tests ${file}: name it in scripts/mutants/rooms.ts`);
  return found;
}
