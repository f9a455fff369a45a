import { ZeroAddress } from "ethers";
import { SubjectKind } from "../../fixtures/enums.ts";
import { directiveStatusAt } from "../rooms/directives.ts";
import { isLive } from "../rooms/places.ts";
import { ALL, type Room, asking } from "./check.ts";

/** The orders, those that live on a subject, and who asked to lift them. */
export const orderViews: Room = ({ orders: { orders, places, lifting } }, suite, at) => {
  const ask = asking(suite.freezeOrders);
  const subjectOf = (id: bigint) => {
    const { kind = 0n, subject = "", asset = "" } = orders.get(id) ?? {};
    return { kind, id: subject, asset: kind === SubjectKind.holding ? asset : ZeroAddress };
  };
  return [
    ask("count", [], BigInt(orders.size)),
    ask(
      "page",
      [1n, ALL],
      [...orders].map(([id, { amount, until, direction, placer, status, organization, streak }]) => {
        return { subject: subjectOf(id), amount, until, direction, placer, status, organization, streak };
      }),
    ),
    ...[...orders.keys()].map((id) => ask("liftRequester", [id], lifting.get(id) ?? ZeroAddress)),
    ...[...places.values()].flatMap((ids) => {
      const [first] = ids;
      const live = ids.filter((id) => orders.has(id) && isLiveAt(id));
      return first === undefined ? [] : [ask("liveOrdersOf", [subjectOf(first)], live)];
    }),
  ];

  function isLiveAt(id: bigint): boolean {
    const order = orders.get(id);
    return order !== undefined && isLive(order, at);
  }
};

/** The directives, each as of now. */
export const directiveViews: Room = ({ directives }, suite, at) => {
  const ask = asking(suite.directives);
  const list = [...directives.values()].map((each) => {
    const { draft, regulator, affected, since, eta, attested, isFinal, drafter, reasonHash } = each;
    const status = directiveStatusAt(each, at);
    return { draft, status, regulator, affected, since, eta, attested, isFinal, drafter, reasonHash };
  });
  return [ask("count", [], BigInt(list.length)), ask("page", [1n, ALL], list)];
};
