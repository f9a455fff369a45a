import { BrowserProvider, type ContractTransaction, id } from "ethers";
import { z } from "zod";
import { type ConsortiumDevnetOptions, startConsortiumDevnet } from "../../../devnet/consortium.ts";
import type { Devnet } from "../../../devnet/devnet.ts";
import type { ConsortiumFile } from "../../../lib/consortium/schema.ts";
import { type Enode, enodeKeyOf, ipBytes } from "../../../lib/enode.ts";
import { devNodeKey, devWalletOf } from "../../../lib/keys/devKeys.ts";
import { type Suite, connectSuite } from "../../../lib/suite/handles.ts";
import { organizationId } from "../../../lib/suite/plan.ts";
import { sampleFile } from "../../fixtures/network.ts";
import { temporaryFolder } from "./network.ts";

/** Seats that carry every class of the sample, bank-d not among them. */
const CARRY = ["bank-a.seat", "bank-b.seat", "csd.seat", "bank-c.seat"];
const FOR = 1;
const ACTIVE = 1n;
const GAS = 5_000_000;

const Receipt = z.object({ status: z.literal("0x1"), blockNumber: z.string().transform(Number) });

/** A devnet of the sample with its people, who act through a node of their own that nothing closes. */
export interface ConsortiumStage extends Devnet {
  readonly dataFolder: string;
  readonly file: ConsortiumFile;
  readonly suite: Suite;
  /** The place of a node among the endpoints. */
  node(name: string): number;
  enode(name: string): Enode;
  orgId(name: string): number;
  /** A signed transaction of an account, not sent. */
  sign(account: string, call: ContractTransaction): Promise<string>;
  /** Sends a call; the number of its block, which is the head then. */
  send(account: string, call: ContractTransaction): Promise<number>;
  /** Has the committee make calls, in one proposal through all its delays; the number of the block that made them. */
  decide(...calls: ContractTransaction[]): Promise<number>;
  /** All of a decision but its last step, which is given. */
  prepare(...calls: ContractTransaction[]): Promise<ContractTransaction>;
}

/** The enode of a further node, by a number that is its own. */
export function furtherEnode(number: number): Enode {
  const host = `10.0.0.${number}`;
  return { ...enodeKeyOf(devNodeKey(100 + number)), host, ip: ipBytes(host) ?? "", port: 30_303 };
}

/** Founds the sample on a devnet; `stopAll` removes its folder, `stop` ends it. */
export async function stageDevnet(
  options: Partial<Pick<ConsortiumDevnetOptions, "file" | "furtherNodes">> = {},
): Promise<ConsortiumStage> {
  const file = options.file ?? (await sampleFile());
  const dataFolder = await temporaryFolder();
  const { devnet, record } = await startConsortiumDevnet({ ...options, file, dataFolder, port: 0 });
  // Weights count from the second after they were set.
  await devnet.advance(1);
  const reader = new BrowserProvider(devnet.provider, file.chainId, { staticNetwork: true, cacheTimeout: -1 });
  const suite = connectSuite(record, reader);
  const { committee } = suite;

  const sign = async (account: string, { to, data }: ContractTransaction): Promise<string> => {
    const key = devWalletOf(file.accounts.find(({ name }) => name === account)?.address ?? "");
    const nonce = Number(await devnet.chain.request("eth_getTransactionCount", [key.address, "latest"]));
    const { chainId } = file;
    return key.signTransaction({ type: 0, chainId, gasPrice: 0, gasLimit: GAS, nonce, to, data });
  };
  const send = async (account: string, call: ContractTransaction): Promise<number> => {
    const hash = await devnet.provider.request({
      method: "eth_sendRawTransaction",
      params: [await sign(account, call)],
    });
    return Receipt.parse(await devnet.chain.request("eth_getTransactionReceipt", [hash])).blockNumber;
  };
  const prepare = async (...calls: ContractTransaction[]): Promise<ContractTransaction> => {
    const [targets, data] = [calls.map(({ to }) => to), calls.map((call) => call.data)];
    const values = calls.map(() => 0n);
    const words = `decision at block ${devnet.chain.head.number}`;
    await send("bank-a.seat", await committee.propose.populateTransaction(targets, values, data, words));
    const proposal = await committee.latestProposalId();
    for (const seat of CARRY) {
      if ((await committee.state(proposal)) !== ACTIVE) break;
      await send(seat, await committee.castVote.populateTransaction(proposal, FOR));
    }
    const steps = [targets, values, data, id(words)] as const;
    if (await committee.proposalNeedsQueuing(proposal)) {
      await send("bank-a.seat", await committee.queue.populateTransaction(...steps));
      await devnet.advance(Number(await committee.proposalEta(proposal)) - devnet.chain.head.timestamp);
    }
    return committee.execute.populateTransaction(...steps);
  };
  const place = (name: string): number => devnet.endpoints.findIndex((endpoint) => endpoint.name === name);
  return {
    ...devnet,
    dataFolder,
    file,
    suite,
    node: place,
    enode: (name) => z.custom<Enode>(Boolean).parse(file.nodes[place(name)]?.enode),
    orgId: (name) => organizationId(file, name),
    sign,
    send,
    decide: async (...calls) => send("bank-a.seat", await prepare(...calls)),
    prepare,
    async stop() {
      reader.destroy();
      await devnet.stop();
    },
  };
}
