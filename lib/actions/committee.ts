import { type Action, ORG } from "./action.ts";
import { changedDelays, changedRates, changedSeats } from "./wholeLists.ts";

/** What the committee decides about itself. */
export const COMMITTEE_ACTIONS: readonly Action[] = [
  {
    name: "seats.set",
    call: "Seats.set",
    description: "Sets weights of seats; seats that are not named keep theirs, weight 0 gives a seat up",
    example: "--weights bank-a:30,bank-d:0",
    parameters: [{ name: "weights", description: "Organization and weight, separated by commas: bank-a:30,csd:20" }],
    writesAll: true,
    args: async ({ weights = "" }, { desk }) => [await changedSeats(desk, weights)],
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
    args: async ({ rates = "" }, { desk }) => [await changedRates(desk, rates)],
    words: (of) => `Set participation, approval and period of every class, strictest first: ${of("terms")}`,
  },
  {
    name: "delays.set",
    call: "Authority.setClassDelays",
    description: "Sets how long decisions of a class wait before they are executed; classes not named keep theirs",
    example: "--delays Network:3d,Operation:2d",
    parameters: [{ name: "delays", description: "Class and delay, separated by commas: Network:3d,Operation:2d" }],
    writesAll: true,
    args: async ({ delays = "" }, { desk }) => [await changedDelays(desk, delays)],
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
