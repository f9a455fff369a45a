import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { z } from "zod";
import { encodeTransactionAllowed } from "../../lib/engineCalls/transaction.ts";
import { INGRESS } from "../../lib/suite/types.ts";
import { ask } from "./helpers/client.ts";
import { type ConsortiumStage, stageDevnet } from "./helpers/consortium.ts";
import { stopAll } from "./helpers/network.ts";

interface Frame {
  readonly type: string;
  readonly to: string;
  readonly calls?: readonly Frame[];
}
const Frame: z.ZodType<Frame> = z.lazy(() =>
  z.object({ type: z.string(), to: z.string(), calls: z.array(Frame).optional() }),
);

describe("devnet: traces", () => {
  let stage: ConsortiumStage;
  let regulator: number;
  let call: object;
  let hash: string;
  before(async () => {
    stage = await stageDevnet();
    const { organizations, nodes } = stage.file;
    const kinds = new Map(organizations.map(({ name, kind }) => [name, kind]));
    regulator = nodes.findIndex(({ organization }) => kinds.get(organization) === "Regulator");
    const sender = z.string().parse(stage.file.accounts.find(({ name }) => name === "bank-a.seat")?.address);
    const to = await stage.suite.committee.getAddress();
    const transaction = { sender, target: to, value: 0n, gasPrice: 0n, gasLimit: 21_000n, payload: "0x" };
    const data = encodeTransactionAllowed(transaction);
    call = { from: ZeroAddress, to: INGRESS.account, data };
    const block = await stage.send("bank-a.seat", await stage.suite.organizations.count.populateTransaction());
    const sealed = await ask(stage, "eth_getBlockByNumber", `0x${block.toString(16)}`, false);
    hash = z.object({ transactions: z.tuple([z.string()]) }).parse(sealed.result).transactions[0];
  });
  after(async () => {
    await stage.stop();
    await stopAll();
  });

  const trace = (method: string, ...params: unknown[]) =>
    ask({ endpoints: stage.endpoints.slice(regulator) }, method, ...params);
  const called = ({ to, calls = [] }: Frame): string[] => [to.toLowerCase(), ...calls.flatMap(called)];

  it("should show on a regulator's node what a contract of the suite asks on the way to its answer", async () => {
    const { result } = await trace("debug_traceCall", call, "latest", { tracer: "callTracer" });
    const path = called(Frame.parse(result));
    expect(path[0]).to.equal(INGRESS.account.toLowerCase());
    expect(path).to.include((await stage.suite.standing.getAddress()).toLowerCase());
  });

  it("should show the outermost call alone when asked for it", async () => {
    const options = { tracer: "callTracer", tracerConfig: { onlyTopCall: true } };
    expect(Frame.parse((await trace("debug_traceCall", call, "latest", options)).result).calls).to.equal(undefined);
  });

  it("should show a transaction, and the state before and after it", async () => {
    const calls = Frame.parse((await trace("debug_traceTransaction", hash, { tracer: "callTracer" })).result);
    expect(calls.to.toLowerCase()).to.equal((await stage.suite.organizations.getAddress()).toLowerCase());
    const options = { tracer: "prestateTracer", tracerConfig: { diffMode: true } };
    const { result } = await trace("debug_traceTransaction", hash, options);
    expect(result).to.have.keys("pre", "post");
  });

  for (const [what, options] of [
    ["none", undefined],
    ["no tracer", {}],
    ["the tracer of every step", { tracer: "structLogger" }],
    ["a program", { tracer: "{step: function() {}}" }],
    ["a tracer of many", { tracer: "muxTracer", tracerConfig: { callTracer: {} } }],
    ["an option of another tracer", { tracer: "callTracer", tracerConfig: { diffMode: true } }],
    ["memory", { tracer: "callTracer", enableMemory: true }],
    ["another state", { tracer: "callTracer", stateOverrides: {} }],
  ] as const) {
    it(`should refuse other options: ${what}`, async () => {
      const given = options === undefined ? [] : [options];
      expect((await trace("debug_traceTransaction", hash, ...given)).error?.code).to.equal(-32602);
      expect((await trace("debug_traceCall", call, "latest", ...given)).error?.code).to.equal(-32602);
    });
  }

  it("should get no more gas than a transaction may have", async () => {
    const options = { tracer: "callTracer" };
    const { result } = await trace("debug_traceCall", { ...call, gas: "0xffffffffffffffff" }, "latest", options);
    expect(z.object({ gas: z.string() }).parse(result).gas).to.equal("0x1000000");
  });

  it("should be refused on every other node, which names the one", async () => {
    const name = stage.endpoints[regulator]?.name ?? "";
    for (const [node, { name: own }] of stage.endpoints.entries()) {
      if (node === regulator) continue;
      for (const method of ["debug_traceCall", "debug_traceTransaction"]) {
        const { error } = await ask({ endpoints: stage.endpoints.slice(node) }, method);
        expect(error).to.deep.equal({
          code: -32604,
          message: `Method not enabled: ${method}: node ${own} does not trace; a regulator's node does: ${name}.`,
        });
      }
    }
  });
});
