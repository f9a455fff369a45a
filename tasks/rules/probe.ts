import { probeRules } from "../../lib/rules/probe.ts";
import { type ReadingArguments, readingAction } from "../shared/session.ts";

interface Arguments extends ReadingArguments {
  readonly ingress: string;
  readonly candidate: string;
}

export default readingAction<Arguments>((desk, { ingress, candidate }) => probeRules(desk, ingress, candidate));
