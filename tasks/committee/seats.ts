import { showSeats } from "../../lib/committee/seats.ts";
import { readingAction } from "../shared/session.ts";

export default readingAction((desk) => showSeats(desk));
