import { ActionClass } from "../fixtures/enums.ts";
import { describeVerdict } from "./helpers/verdicts.ts";

describeVerdict(
  { fragment: "retire", event: "ReleaseRetired", status: "retired", before: ["suspend"] },
  ActionClass.operation,
  "Operation",
);
