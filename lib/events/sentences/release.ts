import { DEPLOYMENT_MODES, memberName } from "../../enums.ts";
import { holdersWords } from "../../methods/holders.ts";
import { readMethodWord } from "../../methods/word.ts";
import type { Teller } from "../teller.ts";
import type { Sentences } from "./sentence.ts";

const LISTED = 1n << 16n;

/** Contract code, from its submission to its retirement. */
export const RELEASES: Sentences = {
  ReleaseSubmitted: (e) => `${e.say("developer")} of ${e.say("organization")} submits ${e.say("release")}`,
  ReleaseWithdrawn: (e) => `${e.say("by")} withdraws ${e.say("release")}`,
  ReleaseApproved: (e) => `${e.who("by")} approves ${e.say("release")}`,
  ReleaseRejected: (e) => `${e.say("release")} is rejected`,
  ReleasePublished: (e) => `${e.say("by")} publishes ${e.say("release")} at ${String(e.raw("target"))}`,
  ReleaseSuspended: (e) => `${e.say("release")} is suspended`,
  ReleaseResumed: (e) => `${e.say("release")} is resumed`,
  ReleaseRetired: (e) => `${e.say("release")} is retired for ever`,
  DeploymentModeSet: (e) => `releases are approved in mode ${memberName(DEPLOYMENT_MODES, e.number("mode"))}`,
  DeveloperListed: (e) => `${e.say("organization")} is ${e.is("listed") ? "" : "not "}listed for developing`,
};

/** Which function of a contract is open to whom. */
export const METHODS: Sentences = {
  TargetManaged: (e) =>
    e.is("managed")
      ? `${e.say("target")} is managed: closed but for its method list`
      : `${e.say("target")} is open to every active account`,
  AdministratorSet: (e) =>
    `${e.say("target")} is administered by ${e.number("organization") === 0 ? "nobody" : e.say("organization")}`,
  MethodOpened: (e) =>
    `${e.method("target", "selector")} is open to ${holders(e, "offices", e.is("listed"))}${e.is("essential") ? ", essential" : ""}`,
  AccountListed: (e) =>
    `${e.say("account")} is ${e.is("listed") ? "on" : "off"} the list of ${e.method("target", "selector")}`,
  MethodTightened: (e) =>
    `${e.say("by")} leaves ${e.method("target", "selector")} open to ${holders(e, "holders")} until ${e.say("until")}`,
  TighteningConfirmed: (e) => `${e.who("by")} confirms that ${e.method("target", "selector")} was closed`,
};

function holders(e: Teller, path: string, listed = false): string {
  const { base } = readMethodWord(BigInt(e.number(path)) | (listed ? LISTED : 0n), 0);
  return holdersWords(base.offices, base.listed);
}
