import { consortiumStatus } from "../../lib/status.ts";
import { readingAction } from "../shared/session.ts";

export default readingAction((desk, _, { endpoints }) => consortiumStatus(desk, endpoints));
