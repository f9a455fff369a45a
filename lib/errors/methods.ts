import { TARGET_STATUSES } from "../enums.ts";
import { COMMITTEE } from "../names.ts";
import type { ArgumentWords, ErrorWords } from "./words.ts";

/** What MethodLists refuses, and what to do next. */
export const METHOD_ERRORS: ErrorWords = {
  MethodTargetUnfit: (of) =>
    of.is("status", "None", TARGET_STATUSES)
      ? `${of("target")} is not known to the network: only contracts that Standing records are managed`
      : `${of("target")} belongs to the suite, whose functions the class table guards: leave it, it is never managed`,
  MethodTargetNotManaged: (of) => `${of("target")} is not managed: propose it as a seat with \`method manage\``,
  MethodOfficeUnfit: (of) =>
    `function ${of("selector")} of ${of("target")} cannot be open to the office None, which contracts hold too: name offices, or let its list be open`,
  MethodAdministratorUnknown: (of) => `${of("organization")} is not registered: see \`org list\``,
  MethodNotAdministrator: (of) =>
    `${of("caller")} does not act for ${administrator(of)}, which administers ${of("target")}: let an account of it, or a seat that proposes it`,
  MethodEssential: (of) =>
    `function ${of("selector")} of ${of("target")} is essential, or would be closed to a regulator: only the committee does that, propose it as a seat`,
  MethodNotTighter: (of) =>
    `this closes nothing of function ${of("selector")} of ${of("target")}, or opens some: an OrgAdmin only closes what is open, see \`method list\``,
  MethodTightenedBefore: (of) =>
    `${of("caller")} closed function ${of("selector")} of ${of("target")} before and nobody confirmed: until ${of("again")} another account of the organization does it, or a seat proposes it`,
  MethodNothingToConfirm: (of) =>
    `nothing that leaves function ${of("selector")} of ${of("target")} open to just these waits for confirmation: see \`method list\``,
  MethodSecondNeeded: (of) =>
    `${of("caller")} cannot be the second: another account of the organization than who closed the function must confirm, in an office that its OrgAdmin does not give`,
};

function administrator(of: ArgumentWords): string {
  return of.is("administrator", COMMITTEE) ? "an organization (there is none)" : of("administrator");
}
