import type { Desk } from "../desk.ts";
import { holdersWords, parseHolders, parseOpenings, wordsOf } from "../methods/holders.ts";
import type { Action, Parameter } from "./action.ts";

const CONTRACT: Parameter = { name: "contract", description: "Contract: name or address" };
const FUNCTION: Parameter = { name: "function", description: "Function: name, signature, or 4-byte selector as hex" };
const OPENINGS: Parameter = {
  name: "open",
  description:
    "Functions and who may call them, such as post=Participant,Issuer; pin=listed; redeem=Issuer,essential; drop=nobody",
};

/** What the committee decides about the functions of contracts that the method lists manage. */
export const METHOD_ACTIONS: readonly Action[] = [
  {
    name: "method.manage",
    call: "MethodLists.manage",
    description: "Closes every function of a contract but those entered, and opens these; earlier entries are void",
    example: '--contract Notice --open "post=Participant,Issuer"',
    parameters: [CONTRACT, OPENINGS],
    args: async ({ contract = "", open = "" }, { desk }) => [contract, await openings(desk, contract, open)],
    words: (of) => `Manage ${of("target")}: open ${of("openings") || "nothing"}`,
  },
  {
    name: "method.unmanage",
    call: "MethodLists.unmanage",
    description: "Opens every function of a contract to every active account again",
    example: "--contract Notice",
    parameters: [CONTRACT],
    args: ({ contract }) => [contract],
    words: (of) => `Open every function of ${of("target")} to every account`,
  },
  {
    name: "method.open",
    call: "MethodLists.open",
    description: "Says who may call functions of a managed contract; ends what was closed of them for a time",
    example: '--contract Notice --open "post=Participant,listed"',
    parameters: [CONTRACT, OPENINGS],
    args: async ({ contract = "", open = "" }, { desk }) => [contract, await openings(desk, contract, open)],
    words: (of) => `Open of ${of("target")}: ${of("openings") || "nothing"}`,
  },
  {
    name: "method.list",
    call: "MethodLists.list",
    description: "Puts accounts on the list of a function, or takes them off it",
    example: "--contract Notice --function post --accounts bank-a.participant,bank-b.issuer",
    parameters: [
      CONTRACT,
      FUNCTION,
      { name: "accounts", description: "Accounts, separated by commas: names or addresses" },
      { name: "listed", description: "true or false; true when left out", isOptional: true },
    ],
    args: async ({ contract = "", function: name = "", accounts = "", listed = "true" }, { desk }) => [
      contract,
      await selector(desk, contract, name),
      wordsOf(accounts),
      listed,
    ],
    words: (of) =>
      `${of("listed") === "true" ? "List" : "Take off the list"} for ${of("selector")} of ${of("target")}: ${of("accounts")}`,
  },
  {
    name: "method.administrator",
    call: "MethodLists.setAdministrator",
    description: "Names the organization whose OrgAdmin may close functions of a contract for a time",
    example: "--contract Notice --org bank-a",
    parameters: [
      CONTRACT,
      { name: "org", description: "Organization: name or number; none when left out", isOptional: true },
    ],
    args: ({ contract, org = "(none)" }) => [contract, org],
    words: (of) => `Let ${of("organization")} alone close functions of ${of("target")} for a time`,
  },
  {
    name: "method.confirm",
    call: "MethodLists.confirmByDecision",
    description: "Confirms that a function stays closed as an OrgAdmin closed it",
    example: "--contract Notice --function post --holders Participant",
    parameters: [
      CONTRACT,
      FUNCTION,
      { name: "holders", description: "To whom it was left open: offices, listed, or nobody" },
    ],
    args: async ({ contract = "", function: name = "", holders = "" }, { desk }) => {
      const { offices, listed } = parseHolders(holders);
      return [contract, await selector(desk, contract, name), offices, listed];
    },
    words: (of) =>
      `Leave ${of("selector")} of ${of("target")} open to ${holdersWords(of("offices"), of("listed") === "true")} only`,
  },
];

async function openings(desk: Desk, contract: string, text: string) {
  return Promise.all(
    parseOpenings(text).map(async ({ function: name, offices, listed, essential }) => ({
      selector: await selector(desk, contract, name),
      offices,
      listed,
      essential,
    })),
  );
}

async function selector(desk: Desk, contract: string, name: string): Promise<string> {
  const { selectorOf } = await import("./selectors.ts");
  return selectorOf(desk, contract, name);
}
