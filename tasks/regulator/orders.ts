import { listOrders } from "../../lib/regulator/orders.ts";
import { type ReadingArguments, readingAction } from "../shared/session.ts";

interface Arguments extends ReadingArguments {
  readonly all: boolean;
}

export default readingAction<Arguments>((desk, { all }) => listOrders(desk, { all }));
