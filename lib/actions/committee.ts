import { type Action, ORG } from "./action.ts";

/** Loaded when a list is changed: reading arguments takes a library that a help text does not need. */
const lists = () => import("./wholeLists.ts");

/** What the committee decides about itself. */
export const COMMITTEE_ACTIONS: readonly Action[] = [
  {
    name: "seats.set",
    call: "Seats.set",
    description: "Sets weights of seats; seats that are not named keep theirs, weight 0 gives a seat up",
    example: "--weights bank-a:30,bank-d:0",
    parameters: [{ name: "weights", description: "Organization and weight, separated by commas: bank-a:30,csd:20" }],
    writesAll: true,
    title: ({ weights = "" }) => `Set the weight of seats: ${spoken(weights)}`,
    args: async ({ weights = "" }, { desk }) => [await (await lists()).changedSeats(desk, weights)],
    words: (of) => `Set the seats: ${of("seats")}`,
  },
  {
    name: "seats.suspend",
    call: "Seats.suspend",
    description: "Takes a seat out of the live weight, until a new list of seats names it",
    example: "--org bank-d",
    parameters: [ORG],
    args: ({ org }) => [org],
    words: (of) => `Suspend the seat of ${of("organization")}`,
  },
  {
    name: "rates.set",
    call: "Charter.set",
    description: "Sets participation, approval and voting period of classes; what is not named stays",
    example: "--rates Operation.approval:60%,Network.period:6d",
    parameters: [
      {
        name: "rates",
        description: "Class.term and value, separated by commas; terms are participation, approval and period",
      },
    ],
    writesAll: true,
    title: ({ rates = "" }) => `Set rates and periods: ${spoken(rates)}`,
    args: async ({ rates = "" }, { desk }) => [await (await lists()).changedRates(desk, rates)],
    words: (of) => `Set participation, approval and period of every class, strictest first: ${of("terms")}`,
  },
  {
    name: "delays.set",
    call: "Authority.setClassDelays",
    description: "Sets how long decisions of a class wait before they are executed; classes not named keep theirs",
    example: "--delays Network:3d,Operation:2d",
    parameters: [{ name: "delays", description: "Class and delay, separated by commas: Network:3d,Operation:2d" }],
    writesAll: true,
    title: ({ delays = "" }) => `Set delays: ${spoken(delays)}`,
    args: async ({ delays = "" }, { desk }) => [await (await lists()).changedDelays(desk, delays)],
    words: (of) => `Set the delay of every class, strictest first: ${of("delays")}`,
  },
  {
    name: "committee.succeed",
    call: "Authority.succeed",
    description: "Hands every power of the committee to a new Committee contract, which must pass the probe",
    example: "--committee 0x610178dA211FEF7D417bC0e6FeD39F05609AD788",
    parameters: [{ name: "committee", description: "Address of the new Committee contract" }],
    args: ({ committee }) => [committee],
    words: (of) => `Hand the committee's powers to ${of("newCommittee")}`,
  },
];

/** `bank-a:30,bank-d:0` as people say it: `bank-a 30, bank-d 0`. */
function spoken(pairs: string): string {
  return pairs
    .split(",")
    .map((pair) =>
      pair
        .split(/[:=]/)
        .map((part) => part.trim())
        .join(" "),
    )
    .join(", ");
}
