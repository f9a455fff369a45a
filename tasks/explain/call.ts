import { explainCall } from "../../lib/explain/call.ts";
import type { ReadingArguments } from "../shared/session.ts";
import { looseAction } from "./reading.ts";

interface Arguments extends ReadingArguments {
  readonly calldata: string;
  readonly to: string | undefined;
}

export default looseAction<Arguments>((reading, { calldata, to }) => explainCall(calldata, to, reading));
