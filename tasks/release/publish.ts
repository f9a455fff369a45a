import { checkPublisher, publishRelease } from "../../lib/release/publish.ts";
import { type ActingArguments, actingAction } from "../shared/session.ts";

interface Arguments extends ActingArguments {
  readonly release: string;
  readonly file: string | undefined;
}

export default actingAction<Arguments>(
  async (desk, { release }, organization) => {
    await checkPublisher(desk, release, organization);
    return ["Operator"];
  },
  (desk, operator, { release, file }, { home }) => publishRelease(desk, operator, home, release, file),
);
