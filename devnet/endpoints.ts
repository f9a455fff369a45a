import type { Binding } from "./gateway/binding.ts";
import type { DevnetStatus, Endpoint } from "./folder/controlProtocol.ts";
import { type Gateway, openGateway } from "./gateway/gateway.ts";
import type { Node } from "./gateway/methods/handler.ts";
import type { ObservedEndpoint } from "./observe/observation.ts";

/** The open endpoints of a devnet's nodes. */
export class Endpoints {
  readonly #served: ObservedEndpoint[] = [];
  readonly #gateways: Gateway[] = [];

  /** What is watched of each. */
  get served(): readonly ObservedEndpoint[] {
    return this.#served;
  }

  /** Where each of them is. */
  get places(): Endpoint[] {
    return this.#served.map(({ name, url }) => ({ name, url }));
  }

  /**
   * Opens the endpoint of one more node.
   * @param port 0 for any free port
   * @throws Refusal when the port is taken
   */
  async open(node: Node, port: number, binding: Binding): Promise<void> {
    const gateway = await openGateway(node, port, binding);
    this.#gateways.push(gateway);
    const { name, gate } = node;
    this.#served.push({ name, url: gateway.url, gate, connections: () => gateway.connections() });
  }

  /** Which of them answer callers, by the state at the head, and why others do not. */
  states(): Promise<DevnetStatus["endpoints"]> {
    return Promise.all(
      this.#served.map(async ({ name, url, gate }) => {
        const reason = (await gate.reason()) ?? null;
        return { name, url, state: reason === null ? "open" : "closed", reason };
      }),
    );
  }

  /** Closes all of them together. */
  async close(): Promise<void> {
    await Promise.all(this.#gateways.map((gateway) => gateway.close()));
  }
}
