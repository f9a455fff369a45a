import { RELEASE_STATUSES } from "../enums.ts";
import { refusalWords } from "../release/dangers.ts";
import type { ArgumentWords, ErrorWords } from "./words.ts";

/** What Releases and contracts that know of releases refuse, and what to do next. */
export const RELEASE_ERRORS: ErrorWords = {
  ReleaseUnknown: (of) => `${of("release")} does not exist: see \`release list\``,
  ReleaseUnfit: (of) =>
    `"${of("name")}" is no name of a release, or its code or source has no hash: a name is lower case letters, digits and hyphens, beginning with a letter, at most 31`,
  ReleaseAdministratorUnfit: (of) =>
    `${of("administrator")} administers no contract: name a Member or Service, see \`org list\``,
  ReleasePredecessorUnfit: (of) =>
    of.is("successor", "none")
      ? `${of("predecessor")} is ${of("status", RELEASE_STATUSES)} and cannot be succeeded so: a predecessor was published, has the same name and an earlier version, and where one seat suffices the same organization`
      : `${of("predecessor")} is succeeded by ${of("successor")} already: succeed that one`,
  ReleaseUnexpectedStatus: (of) =>
    `${of("release")} is ${of("status", RELEASE_STATUSES)}, which does not allow this: see \`release list\``,
  ReleaseNotOwn: (of) =>
    `${of("caller")} is no account of ${of("organization")}, whose developer submitted ${of("release")}: let that one act`,
  ReleaseVersionTaken: (of) =>
    `${of("heldBy")} holds the name ${of("name")} and version ${of("version")}: submit the code under a later version`,
  ReleaseApprovalUnfit: (of) =>
    of.is("factory", "true") || of.is("upgradeable", "true")
      ? `${of("release")} is declared ${declared(of)}: only a Constitution decision approves it, with Releases.approveUnscanned`
      : `${of("release")} is neither factory nor upgradeable: Releases.approve is for it`,
  ReleaseOtherCode: (of) =>
    `the code submitted as ${of("release")} has the hash ${of("submitted")}, and this approves ${of("given")}: see \`release show\`, then approve it anew`,
  ReleaseNameTaken: (of) =>
    `a contract of ${of("organization")} was published as ${of("name")} first: choose another name, or propose it to the committee`,
  ReleaseNotListed: (of) =>
    `the mode is ${of("mode")} and no single seat approves releases of ${of("organization")}: propose it to the committee`,
  ReleaseNotIndependent: (of) =>
    `${of("caller")} is of ${of("organization")}, whose developer submitted ${of("release")}, or of its group: let an organization outside the group act`,
  ReleaseOrganizationSuspended: (of) =>
    `${of("organization")}, which submitted ${of("release")}, is suspended: publish it when the organization is reinstated`,
  ReleaseWrongCode: (of) =>
    `the code has the hash ${of("given")}, and ${of("approved")} was approved for ${of("release")}: give the release file that was voted on`,
  ReleaseOpcodesRefused: (of) => opcodes(of("release"), of("created"), of("opcodes")),
  ReleaseGasTooLow: (of) =>
    `the publication of ${of("release")} has too little gas: give more, the creation alone must be left ${of("gas")}`,
  ReleaseHasNoCode: (of) =>
    `the creation code of ${of("release")} left no contract: see the constructor, correct it and submit it anew`,
  ReleaseNotInForce: (of) =>
    `${of("target")} is suspended, retired or frozen: see \`release show\` and \`regulator orders\``,
  ReleaseCallerNotInForce: (of) =>
    `${of("caller")} is neither an account in force nor a contract that may be called: see \`account show\` or \`release list\``,
};

function declared(of: ArgumentWords): string {
  if (!of.is("factory", "true")) return "upgradeable";
  return of.is("upgradeable", "true") ? "factory and upgradeable" : "factory";
}

/** Without values, where an error is only explained, the bitmap stands under its name. */
function opcodes(release: string, created: string, bitmap: string): string {
  if (!/^\d+$/.test(bitmap))
    return `the code of ${release} may run what its flags do not permit (${bitmap}): submit code without that`;
  return `${release} cannot be published: ${refusalWords(created === "true", BigInt(bitmap))}: submit code without that, see \`release show\``;
}
