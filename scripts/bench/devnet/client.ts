// The client program of the bench, a process of its own: it sends what it is given and tells how long each answer took.
import { Agent, request } from "node:http";
import type { Load, Measured } from "./load.ts";

process.on("message", (load: Load) => {
  void run(load).then((measured) => process.send?.(measured));
});

async function run({ url, clients }: Load): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients.length });
  const options = { agent, method: "POST", headers: { "content-type": "application/json" } };
  const latencies: number[] = [];
  const answers: string[] = [];
  const post = (body: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const began = performance.now();
      const sent = request(url, options, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          latencies.push(performance.now() - began);
          answers.push(Buffer.concat(chunks).toString());
          resolve();
        });
      });
      sent.on("error", reject);
      sent.setHeader("content-length", Buffer.byteLength(body));
      sent.end(body);
    });
  const began = performance.now();
  await Promise.all(
    clients.map(async (bodies) => {
      for (const body of bodies) await post(body);
    }),
  );
  const seconds = (performance.now() - began) / 1_000;
  agent.destroy();
  return { seconds, latencies, answers };
}
