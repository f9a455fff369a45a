import { ActionClass } from "../fixtures/enums.ts";
import { describeVerdict } from "./helpers/verdicts.ts";

describeVerdict(
  { fragment: "resume", event: "ReleaseResumed", status: "active", before: ["suspend"] },
  ActionClass.operation,
  "Operation",
);
