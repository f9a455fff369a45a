import { DIRECTIVE_DELAY, OFFICER_ORDER, SENTINEL_ORDER } from "../bounds.ts";
import { formatDuration } from "../duration.ts";
import { DIRECTIVE_STATUSES, ORDER_STATUSES } from "../enums.ts";
import type { ErrorWords } from "./words.ts";

/** What FreezeOrders refuses, and what to do next. */
export const FREEZE_ERRORS: ErrorWords = {
  FreezeSubjectUnfit: (of) =>
    `no such order is placed on ${of("subject")}: name another subject, for this one is unknown, a key that another one followed, a regulator's, one of the suite's contracts, or no Sentinel's business, which is contracts and accounts without seat`,
  FreezeIncomplete: () =>
    "direction, reason code and evidence are required; a contract is frozen in both directions; an amount is for sending a holding: give --direction, --reason and --evidence that fit",
  FreezeDurationOutOfBounds: (of) =>
    `an officer freezes for 1s to ${formatDuration(OFFICER_ORDER.max)}, a Sentinel for 1s to ${formatDuration(SENTINEL_ORDER.max)}, not ${of("duration")}: give another --for`,
  FreezeOrderExists: (of) =>
    `order ${of("order")} of the same placer is live on this subject and shares a direction: confirm or lift it, or let it lapse`,
  FreezeRepeated: (of) =>
    `nobody confirmed the last two orders of this placer on the subject, order ${of("order")} being one: it may place another from ${of("again")} on, and the committee at any time`,
  FreezeTooManyOnSubject: (of) =>
    `on ${of("subject")} there are as many orders of the last 30 days as are kept at once: lift one, or let one end`,
  FreezeTooManyOfOfficer: (of) =>
    `${of("officer")} has as many unconfirmed orders as one in this office may have: let a colleague confirm some, or some lapse`,
  FreezeOrderNotOpen: (of) =>
    `order ${of("order")} is not open (${of("status", ORDER_STATUSES)}${ending(of("until"))}): see \`regulator orders --all\``,
  FreezeOrderOfAnother: (of) =>
    `order ${of("order")} is not your organization's but that of ${of("organization")}: its own officers act on it, or the committee when a seat proposes it`,
  FreezeOnlyRecovery: (of) =>
    `only Recovery lets orders follow to another key, not ${of("caller")}: start one with \`account recover\``,
  FreezeOnlyAsset: (of) =>
    `only an asset's token or AssetRegister places such orders, not ${of("caller")}: act through it`,
  FreezeSecondOfficerNeeded: (of) =>
    `order ${of("order")} needs a second officer, another than ${of("officer")}: say --as that one`,
};

/** When a freeze order ends, where it does by itself. */
function ending(until: string): string {
  return /^\d/.test(until) ? `, until ${until}` : "";
}

/** What Directives refuses, and what to do next. */
export const DIRECTIVE_ERRORS: ErrorWords = {
  DirectiveUnknown: (of) => `there is no directive ${of("directive")}: see \`directive list\``,
  DirectiveIncomplete: (of) =>
    `the draft lacks something, or names what its kind does not have (${of("draft")}): give a delay of ${formatDuration(DIRECTIVE_DELAY.min)} to ${formatDuration(DIRECTIVE_DELAY.max)}; a correction names the transaction, an award its case and arbiter, a redemption nobody who gets it`,
  DirectiveAccountUnfit: (of) =>
    `${of("account")} is not enrolled or belongs to a regulator, so no directive is about it: see \`account show\``,
  DirectiveTargetUnfit: (of) =>
    `${of("target")} is no known contract, or one of the suite: name the contract of the holding`,
  DirectiveArbiterUnfit: (of) =>
    `${of("arbiter")} is no Service, or of the group of an organization concerned or of the regulator: name another arbiter`,
  DirectiveUnexpectedStatus: (of) =>
    `directive ${of("directive")} is ${of("status", DIRECTIVE_STATUSES)}, which does not allow this: see \`directive show ${of("directive")}\``,
  DirectiveOfAnother: (of) =>
    `directive ${of("directive")} is that of ${of("regulator")}: its own officers endorse and withdraw it`,
  DirectiveSecondOfficerNeeded: (of) =>
    `directive ${of("directive")} needs a second officer of the same regulator, another than ${of("drafter")}, who must still be one in force: say --as that one, or draft it anew`,
  DirectiveNotAttested: (of) =>
    `directive ${of("directive")} needs the attestation of ${of("arbiter")}, for which ${of("caller")} does not act: an Inspector of the arbiter gives it`,
  DirectiveObjectionUnfit: (of) =>
    `${of("account")} may not object to directive ${of("directive")}: only the Seat account of ${of("affected")} does, by itself or its signature, once, with a reason, before the delay is over`,
  DirectiveDraftDiffers: (of) =>
    `directive ${of("directive")} is another one than was decided on (its draft has the hash ${of("draftHash")}): see \`directive show ${of("directive")}\`, then approve it anew`,
  DirectiveObjectionDiffers: (of) =>
    `the objection to directive ${of("directive")} is another one than was decided on (its reasons have the hash ${of("reasonHash")}): see \`directive show ${of("directive")}\`, then approve it anew`,
  DirectiveUnmetDelay: (of) => `the delay of directive ${of("directive")} ends at ${of("eta")}: execute it then`,
};
