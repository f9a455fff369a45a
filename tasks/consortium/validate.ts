import { validateConsortium } from "../../lib/consortium/validate.ts";
import { type PlainArguments, action } from "../shared/action.ts";

interface Arguments extends PlainArguments {
  readonly file: string;
}

export default action<Arguments>(({ file }) => validateConsortium(file, Math.floor(Date.now() / 1000)));
