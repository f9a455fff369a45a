import { type Action, type ActionContext, type Given, ORG, type Parameter } from "./action.ts";

/** Loaded when a release is looked up: a help text does not need it. */
const finding = () => import("../release/entries.ts");

/** A release, however people name it. */
const RELEASE: Parameter = { name: "release", description: "Release: number, name, name@version or address" };

/** What the committee decides about the contracts that may run. */
export const RELEASE_ACTIONS: readonly Action[] = [
  {
    name: "release.approve",
    call: "Releases.approve",
    others: ["Releases.approveUnscanned"],
    description: "Approves a release for publication; a factory or upgradeable one by Constitution decision",
    example: "--release price-board@1.0.0",
    parameters: [RELEASE],
    choose: async ({ release = "" }, { desk }) => {
      const { factory, upgradeable } = await (await finding()).releaseOf(desk, release, ["Submitted"]);
      return factory || upgradeable ? "Releases.approveUnscanned" : "Releases.approve";
    },
    args: async ({ release = "" }, { desk }) => {
      const { id, initCodeHash } = await (await finding()).releaseOf(desk, release, ["Submitted"]);
      return [id, initCodeHash];
    },
    words: (of, call) => {
      const unscanned = call === "Releases.approve" ? "" : ", which brings unscanned code";
      return `Approve ${of("release")}, code ${of("initCodeHash")}${unscanned}`;
    },
  },
  {
    name: "release.reject",
    call: "Releases.reject",
    description: "Rejects a release that is not published, for ever",
    example: "--release price-board@1.0.0",
    parameters: [RELEASE],
    args: (given, context) => releaseNamed(["Submitted", "Approved"], given, context),
    words: (of) => `Reject ${of("release")}`,
  },
  {
    name: "release.suspend",
    call: "Releases.suspend",
    description: "Stops a published contract as a target of transactions, at once",
    example: "--release price-board@1.0.0",
    parameters: [RELEASE],
    args: (given, context) => releaseNamed(["Active"], given, context),
    words: (of) => `Suspend ${of("release")}`,
  },
  {
    name: "release.resume",
    call: "Releases.resume",
    description: "Ends the suspension of a contract",
    example: "--release price-board@1.0.0",
    parameters: [RELEASE],
    args: (given, context) => releaseNamed(["Suspended"], given, context),
    words: (of) => `Resume ${of("release")}`,
  },
  {
    name: "release.retire",
    call: "Releases.retire",
    description: "Ends a suspended contract for ever; `release retire` suspends an active one in the same decision",
    example: "--release price-board@1.0.0",
    parameters: [RELEASE],
    args: (given, context) => releaseNamed(["Active", "Suspended"], given, context),
    words: (of) => `Retire ${of("release")}`,
  },
  {
    name: "release.set-mode",
    call: "Releases.setMode",
    description: "Sets who approves releases: the committee alone, or one seat those of listed organizations",
    example: "--mode ListedDevelopers",
    parameters: [{ name: "mode", description: "CommitteeOnly or ListedDevelopers" }],
    args: ({ mode }) => [mode],
    words: (of) => `Set the mode of deployment to ${of("mode")}`,
  },
  {
    name: "release.set-listed",
    call: "Releases.setListed",
    description: "Lists an organization whose releases one seat of another group approves, or takes it off",
    example: "--org bank-b --listed true",
    parameters: [ORG, { name: "listed", description: "true, or false to take it off the list" }],
    args: ({ org, listed }) => [org, listed],
    words: (of) =>
      of("listed") === "true"
        ? `List ${of("organization")} as a developer whose releases one seat approves`
        : `Take ${of("organization")} off the list of developers whose releases one seat approves`,
  },
];

/** The release that is meant: in these states if one of its name is. */
async function releaseNamed(
  states: readonly string[],
  { release = "" }: Given,
  { desk }: ActionContext,
): Promise<readonly unknown[]> {
  return [(await (await finding()).releaseOf(desk, release, states)).id];
}
