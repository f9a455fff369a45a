import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect } from "chai";
import type { Health } from "../../../devnet/observe/health.ts";
import { type OpsServer, openOpsServer } from "../../../devnet/observe/opsServer.ts";

const METRICS = "concordat_head_block_number 12\n";

describe("devnet: the server of health and metrics", () => {
  let health: Health;
  let scrape: () => Promise<string>;
  let server: OpsServer;
  const sources = {
    health: () => health,
    metrics: { contentType: "text/plain; version=0.0.4", scrape: () => scrape() },
  };
  const portOf = ({ url }: OpsServer): number => Number(new URL(url).port);
  beforeEach(async () => {
    health = { status: "ready" };
    scrape = () => Promise.resolve(METRICS);
    server = await openOpsServer(0, sources);
  });
  afterEach(() => server.close());

  /** Sends bytes as they are, and gives all that comes until the server ends the connection. */
  async function say(bytes: string): Promise<string> {
    const socket = connect(portOf(server), "127.0.0.1");
    socket.write(bytes);
    return text(socket);
  }

  it("should listen on the loopback interface alone", () => {
    expect(server.url).to.match(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it("should give the metrics, also by HEAD and with a query", async () => {
    const response = await fetch(`${server.url}/metrics?name=any`);
    expect([response.status, await response.text()]).to.deep.equal([200, METRICS]);
    expect(response.headers.get("content-type")).to.equal("text/plain; version=0.0.4");
    expect(response.headers.get("cache-control")).to.equal("no-store");
    const head = await fetch(`${server.url}/metrics`, { method: "HEAD" });
    expect([head.status, head.headers.get("content-length")]).to.deep.equal([200, String(METRICS.length)]);
  });

  it("given a devnet that can take transactions, should be healthy", async () => {
    const response = await fetch(`${server.url}/healthz`);
    expect([response.status, await response.json()]).to.deep.equal([200, { status: "ready" }]);
  });

  for (const status of ["starting", "stalled", "stopping"] as const) {
    it(`given one that is ${status}, should say 503 and why`, async () => {
      health = { status, reason: "in words" };
      const response = await fetch(`${server.url}/healthz`);
      expect([response.status, await response.json()]).to.deep.equal([503, health]);
    });
  }

  it("given metrics that cannot be read, should end the connection and serve on", async () => {
    scrape = () => Promise.reject(new Error("no chain"));
    expect(await fetch(`${server.url}/metrics`).catch(() => "ended")).to.equal("ended");
    expect((await fetch(`${server.url}/healthz`)).status).to.equal(200);
  });

  describe("should refuse", () => {
    for (const [what, asked, status] of [
      ["another path", "GET /debug HTTP/1.1\r\nHost: localhost\r\n\r\n", 404],
      ["a path that only begins like one", "GET /metrics/../healthz HTTP/1.1\r\nHost: localhost\r\n\r\n", 404],
      ["another site's address", "GET http://evil.example/metrics HTTP/1.1\r\nHost: localhost\r\n\r\n", 403],
      ["POST", "POST /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n", 405],
      ["a name that resolves here", "GET /metrics HTTP/1.1\r\nHost: evil.example\r\n\r\n", 403],
      [
        "a page of another site",
        "GET /metrics HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\n\r\n",
        403,
      ],
      ["no name", "GET /metrics HTTP/1.1\r\n\r\n", 400],
      ["a body", "GET /metrics HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello", 413],
      [
        "a body in chunks",
        "GET /metrics HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        413,
      ],
      ["large headers", `GET /metrics HTTP/1.1\r\nHost: localhost\r\nX: ${"x".repeat(9_000)}\r\n\r\n`, 431],
      ["what is no HTTP", "hello\r\n\r\n", 400],
    ] as const) {
      it(`${what}, with ${status}, and end the connection`, async () => {
        expect(await say(asked)).to.match(new RegExp(`^HTTP/1\\.1 ${status} `));
      });
    }

    it("an upgrade to another protocol, and answer as plain HTTP", async () => {
      const asking =
        "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n";
      expect(await say(asking)).to.match(/^HTTP\/1\.1 200 /);
    });

    it("more than 32 connections at a time", async () => {
      const sockets = Array.from({ length: 33 }, () => connect(portOf(server), "127.0.0.1"));
      const ends = sockets.map((socket) => {
        socket.on("error", () => undefined);
        return once(socket.resume(), "close").then(() => "ended");
      });
      expect(await Promise.race(ends)).to.equal("ended");
      expect(sockets.filter(({ closed }) => closed)).to.have.length(1);
      for (const socket of sockets) socket.destroy();
    });
  });

  describe("given its port", () => {
    it("that is taken, should say so and how to choose another", async () => {
      const refusal = await openOpsServer(portOf(server), sources).catch(String);
      expect(refusal).to.equal(
        `Refusal: Metrics cannot be served on port ${portOf(server)}: it is taken. Choose another with --metrics-port, or 0 for any free one.`,
      );
    });

    for (const port of [65_536, -1, 1.5]) {
      it(`${port}, should say up to where ports go`, async () => {
        const refusal = await openOpsServer(port, sources).catch(String);
        expect(refusal).to.include(`Metrics cannot be served on port ${port}: ports go up to 65535.`);
      });
    }
  });

  it("should free its port at once, also while a client keeps a request open", async () => {
    const asked = request(`${server.url}/metrics`);
    asked.on("error", () => undefined);
    scrape = () => new Promise(() => undefined);
    asked.end();
    await once(asked, "socket");
    await server.close();
    server = await openOpsServer(portOf(server), sources);
  });
});
