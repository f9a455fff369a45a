import { listOrders } from "../../lib/regulator/orders.ts";
import { type ReadingArguments, readingAction } from "../shared/session.ts";

interface Arguments extends ReadingArguments {
  readonly all: boolean;
  readonly on: string | undefined;
}

export default readingAction<Arguments>((desk, { all, on }) => listOrders(desk, { all, on }));
