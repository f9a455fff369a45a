import { id } from "ethers";
import type { BaseContract } from "ethers";
import { keyOf } from "../../lib/committee/execute.ts";
import { nowOf } from "../../lib/desk.ts";
import { proposalOf } from "../../lib/proposals.ts";
import type { Stage } from "./stage.ts";

const SEATS = ["bank-a.seat", "bank-b.seat", "csd.seat", "bank-c.seat", "bank-d.seat"];
const FOR = 1;
const SUCCEEDED = 4n;
const QUEUED = 5n;

/** One call that the committee is asked to make. */
export interface Call {
  readonly target: BaseContract;
  readonly method: string;
  readonly args: readonly unknown[];
}

/** A proposal of the story, with the content that its later steps need again. */
export class Decision {
  readonly id: bigint;
  readonly #stage: Stage;
  readonly #steps: [string[], bigint[], string[], string];

  constructor(stage: Stage, number: bigint, steps: [string[], bigint[], string[], string]) {
    this.#stage = stage;
    this.id = number;
    this.#steps = steps;
  }

  /** bank-a proposes a call. */
  static async propose(stage: Stage, { target, method, args }: Call, description: string): Promise<Decision> {
    const data = target.interface.encodeFunctionData(method, args);
    const { committee } = stage.as("bank-a.seat");
    const content: [string[], bigint[], string[]] = [[await target.getAddress()], [0n], [data]];
    await (await committee.propose(...content, description)).wait();
    return new Decision(stage, await committee.latestProposalId(), [...content, id(description)]);
  }

  /** A proposal that was opened as tasks open it. */
  static async opened(stage: Stage, number: number): Promise<Decision> {
    return new Decision(stage, BigInt(number), keyOf(await proposalOf(stage.desk.suite, number)));
  }

  /** Seats vote for, each through its own node, until the outcome is decided; the names of those who voted. */
  async carry(): Promise<string[]> {
    const voted: string[] = [];
    for (const seat of SEATS) {
      const { committee } = this.#stage.as(seat);
      if ((await committee.state(this.id)) === SUCCEEDED) break;
      await (await committee.castVote(this.id, FOR)).wait();
      voted.push(seat);
    }
    return voted;
  }

  /** Puts the carried proposal in the queue; the seconds that it waits there. */
  async queue(): Promise<number> {
    const { committee } = this.#stage.as("bank-b.seat");
    await (await committee.queue(...this.#steps)).wait();
    return Number(await committee.proposalEta(this.id)) - (await nowOf(this.#stage.desk));
  }

  /** Has the calls made. */
  async execute(): Promise<void> {
    const { committee } = this.#stage.as("csd.seat");
    await (await committee.execute(...this.#steps)).wait();
  }

  /** From ballots to execution, through the whole delay. */
  async complete(): Promise<string> {
    const voted = await this.carry();
    const { committee } = this.#stage.as("csd.seat");
    if (await committee.proposalNeedsQueuing(this.id)) await this.#stage.advance(await this.queue());
    await this.execute();
    return `proposal ${this.id}, carried by ${voted.join(", ")}`;
  }

  /** An officer of the regulator stops the queued decision. */
  async veto(reason: string): Promise<void> {
    const { committee } = this.#stage.as("regulator.officer-1");
    await (await committee.veto(...this.#steps, id(reason), id(`evidence for: ${reason}`))).wait();
  }

  /** Whether the decision is waiting in the queue. */
  async isQueued(): Promise<boolean> {
    return (await this.#stage.as("bank-a.seat").committee.state(this.id)) === QUEUED;
  }
}
