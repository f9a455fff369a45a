import { createServer } from "node:net";

/** Where a devnet listens when nothing else is said, as pages print it. */
const NODES = 8545;
const METRICS = 9545;
/** How many ports in a row a devnet may need. */
const ROW = 16;
/** Four digits like the printed ones, so that tables keep their columns. */
const LOWEST = 2000;
const HIGHEST = 8000;

/** Ports that nobody has, in place of the printed ones: another devnet may run on this machine. */
export class Ports {
  readonly #first: number;

  /** @param first the first of a row of free ports: {@link freePorts} */
  constructor(first: number) {
    this.#first = first;
  }

  /** A printed command with the ports that it is run with. */
  given(command: string): string {
    const elsewhere = command.replace(
      /(127\.0\.0\.1|localhost):(\d{4})\b/g,
      (_, host: string, port: string) => `${host}:${this.#real(Number(port))}`,
    );
    const ports = ` --port ${this.#first} --metrics-port ${this.#real(METRICS)}`;
    return elsewhere.replace(/\bdevnet start\b(?!.*--port)/, (start) => `${start}${ports}`);
  }

  /** What a command said, with the ports that the page prints. */
  printed(output: string): string {
    return output.replace(/(?<=(?:127\.0\.0\.1|localhost):)\d{4}\b/g, (port) => String(this.#shown(Number(port))));
  }

  #real(port: number): number {
    if (port === METRICS) return this.#first + ROW;
    return port >= NODES && port < NODES + ROW ? this.#first + port - NODES : port;
  }

  #shown(port: number): number {
    if (port === this.#first + ROW) return METRICS;
    return port >= this.#first && port < this.#first + ROW ? NODES + port - this.#first : port;
  }
}

/**
 * Ports in a row that are free now.
 * @throws Error when the machine has none
 */
export async function freePorts(): Promise<Ports> {
  for (let first = LOWEST + Math.floor(Math.random() * 1000); first < HIGHEST; first += ROW + 1) {
    const row = Array.from({ length: ROW + 1 }, (_, i) => first + i);
    if ((await Promise.all(row.map(isFree))).every(Boolean)) return new Ports(first);
  }
  throw new Error("No ports in a row are free for a devnet.");
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
