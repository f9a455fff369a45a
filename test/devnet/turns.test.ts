import { expect } from "chai";
import { Turns } from "../../devnet/turns.ts";

/** Jobs that end when they are told to, and what has begun so far. */
function jobs(turns: Turns) {
  const begun: string[] = [];
  const endings = new Map<string, (failure?: Error) => void>();
  return {
    begun,
    take: (name: string): Promise<string> =>
      turns.take(() => {
        begun.push(name);
        return new Promise<string>((resolve, reject) => {
          endings.set(name, (failure) => (failure === undefined ? resolve(name) : reject(failure)));
        });
      }),
    end: async (name: string, failure?: Error): Promise<void> => {
      endings.get(name)?.(failure);
      await settled();
    },
  };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("devnet: turns", () => {
  it("should run one job after the other, in their order", async () => {
    const { take, begun, end } = jobs(new Turns());
    const taken = ["a", "b", "c"].map(take);
    await settled();
    expect(begun).to.deep.equal(["a"]);
    await end("a");
    expect(begun).to.deep.equal(["a", "b"]);
    await end("b");
    await end("c");
    expect(await Promise.all(taken)).to.deep.equal(["a", "b", "c"]);
  });

  it("should go on after a job that fails, which alone hears of it", async () => {
    const { take, begun, end } = jobs(new Turns());
    const first = take("a").catch(String);
    const second = take("b");
    await settled();
    await end("a", new Error("out"));
    await end("b");
    expect([await first, await second]).to.deep.equal(["Error: out", "b"]);
    expect(begun).to.deep.equal(["a", "b"]);
  });

  it("should go on after a job that fails before it has begun", async () => {
    const turns = new Turns(2);
    const thrown = turns.take(() => {
      throw new Error("at once");
    });
    expect(await thrown.catch(String)).to.equal("Error: at once");
    expect(await turns.take(() => Promise.resolve(1))).to.equal(1);
    expect(await turns.take(() => Promise.resolve(2))).to.equal(2);
  });

  it("with two at once, should never run a third, and begin in order", async () => {
    const { take, begun, end } = jobs(new Turns(2));
    for (const name of ["a", "b", "c", "d", "e"]) void take(name);
    await settled();
    expect(begun).to.deep.equal(["a", "b"]);
    await end("b");
    expect(begun).to.deep.equal(["a", "b", "d"]);
    await end("a");
    expect(begun).to.deep.equal(["a", "b", "d", "c"]);
    await end("c");
    expect(begun).to.deep.equal(["a", "b", "d", "c", "e"]);
  });

  it("should be idle when all jobs handed in have ended, well or badly", async () => {
    const turns = new Turns(2);
    const { take, end } = jobs(turns);
    const failing = take("a").catch(String);
    void take("b");
    let isIdle = false;
    const idle = turns.idle().then(() => (isIdle = true));
    await settled();
    await end("a", new Error("out"));
    expect(isIdle).to.equal(false);
    await end("b");
    await Promise.all([idle, failing]);
  });
});
