import { expect } from "chai";
import { DAY, HOUR, freeze } from "../fixtures/acts.ts";
import { Direction } from "../fixtures/enums.ts";
import { founded, moveTo, now } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { decideOnOrder, freezeByDecision, frozenNow, lift } from "../fixtures/orders.ts";
import { noticeOf, reaches } from "../fixtures/question.ts";
import { accountSubject } from "../../lib/regulator/subject.ts";

const NAME = "bank-a.participant";
const FOREVER = Number.POSITIVE_INFINITY;

/** What the test knows of an order: its direction and the second of its end. */
interface Expected {
  direction: bigint;
  until: number;
}

type Book = Map<bigint, Expected>;
type Act = (network: Founded, book: Book) => Promise<void>;

/** One way in which orders of several placers come and go, act by act; acts of one line keep their order. */
const LINES: Record<string, Act[]> = {
  "officers for both, confirmed, lifted": [
    async (network, book) => place(network, book, Direction.both, 72 * HOUR),
    async (network, book) => {
      const id = ordersOf(book, Direction.both)[0];
      if (id === undefined || !isOpen(book, id, await now(network))) return;
      await network.suite.freezeOrders.connect(network.as("regulator.officer-2")).confirm(id);
      book.set(id, { direction: Direction.both, until: FOREVER });
    },
    async (network, book) => close(network, book, Direction.both, (id) => lift(network, id)),
  ],
  "the committee for sending, for good, lifted": [
    async (network, book) => {
      const id = await freezeByDecision(network, network.address(NAME), { direction: Direction.send, duration: 0 });
      book.set(id, { direction: Direction.send, until: FOREVER });
    },
    async (network, book) => close(network, book, Direction.send, (id) => decideOnOrder(network, "liftByDecision", id)),
  ],
  "the committee for receiving, for two days": [
    async (network, book) => {
      const wanted = { direction: Direction.receive, duration: 2 * DAY };
      const id = await freezeByDecision(network, network.address(NAME), wanted);
      book.set(id, { direction: Direction.receive, until: (await now(network)) + 2 * DAY });
    },
  ],
};

async function place(network: Founded, book: Book, direction: bigint, duration: number) {
  const id = await freeze(network, network.address(NAME), { direction, duration });
  book.set(id, { direction, until: (await now(network)) + duration });
}

async function close(network: Founded, book: Book, direction: bigint, act: (id: bigint) => Promise<void>) {
  const id = ordersOf(book, direction)[0];
  if (id === undefined || !isOpen(book, id, (await now(network)) + 2 * DAY)) return;
  await act(id);
  book.delete(id);
}

function ordersOf(book: Book, direction: bigint): bigint[] {
  return [...book].filter(([, order]) => order.direction === direction).map(([id]) => id);
}

function isOpen(book: Book, id: bigint, second: number): boolean {
  return (book.get(id)?.until ?? 0) > second;
}

/** Every order in which the lines can be interleaved, each act named by its line. */
function interleavings(left: Record<string, number>): string[][] {
  const names = Object.keys(left).filter((name) => (left[name] ?? 0) > 0);
  if (names.length === 0) return [[]];
  return names.flatMap((name) =>
    interleavings({ ...left, [name]: (left[name] ?? 0) - 1 }).map((rest) => [name, ...rest]),
  );
}

async function expectUnion(network: Founded, book: Book, after: string) {
  const second = await now(network);
  const live = [...book].filter(([, { until }]) => until > second);
  const covers = (direction: bigint) => live.some(([, order]) => (order.direction & direction) !== 0n);
  const expected = { send: covers(Direction.send), receive: covers(Direction.receive) };
  expect(await frozenNow(network, network.address(NAME)), after).to.deep.equal(expected);
  expect(await reaches(network, NAME, noticeOf(network)), after).to.equal(!expected.send);
  const orders = await network.suite.freezeOrders.liveOrdersOf(accountSubject(network.address(NAME)));
  expect(new Set(orders), after).to.deep.equal(new Set(live.map(([id]) => id)));
}

const counts = Object.fromEntries(Object.entries(LINES).map(([name, acts]) => [name, acts.length]));

describe("supervision: the union of freeze orders", () => {
  it("freezes in a direction exactly while some live order says so, in whatever order acts come", async () => {
    for (const sequence of interleavings(counts)) {
      const network = await founded();
      const book: Book = new Map();
      const done: Record<string, number> = {};
      for (const name of sequence) {
        const index = done[name] ?? 0;
        await LINES[name]?.[index]?.(network, book);
        done[name] = index + 1;
        await expectUnion(network, book, `${sequence.join("; ")}: after ${name}`);
        await moveTo(network, (await now(network)) + 20 * HOUR);
        await expectUnion(network, book, `${sequence.join("; ")}: 20 hours after ${name}`);
      }
    }
  });
});
