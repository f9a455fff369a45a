import { listOrganizations } from "../../lib/org/list.ts";
import { readingAction } from "../shared/session.ts";

export default readingAction((desk) => listOrganizations(desk));
