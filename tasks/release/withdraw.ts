import { withdrawRelease } from "../../lib/release/withdraw.ts";
import { type ActingArguments, actingAction } from "../shared/session.ts";

interface Arguments extends ActingArguments {
  readonly release: string;
}

export default actingAction<Arguments>("Developer", (desk, developer, { release }) =>
  withdrawRelease(desk, developer, release),
);
