import { connect } from "node:net";
import { hostname, networkInterfaces } from "node:os";
import { text } from "node:stream/consumers";
import { expect } from "chai";
import { bindingTo } from "../../devnet/gateway/binding.ts";
import { Refusal } from "../../lib/refusal.ts";
import { ask } from "./helpers/client.ts";
import { start, stopAll } from "./helpers/network.ts";

const CHAIN = '{"jsonrpc":"2.0","id":1,"method":"eth_chainId"}';

describe("devnet: where nodes listen", () => {
  after(stopAll);

  for (const host of [undefined, "127.0.0.1", "127.1.2.3", "::1", "localhost", "LOCALHOST"]) {
    it(`should be this machine alone: ${host ?? "left out"}`, () => {
      expect(() => bindingTo(host)).to.not.throw();
    });
  }

  for (const host of [
    "0.0.0.0",
    "::",
    "192.168.1.7",
    "fe80::1",
    "::ffff:10.0.0.1",
    "128.0.0.1",
    "127.0.0.1.evil.example",
    "2130706433",
  ]) {
    it(`should be nowhere else without being told: ${host}`, async () => {
      const words =
        `On ${host} every machine that reaches this one could call the nodes, and nothing there asks who calls. ` +
        "Leave --host out to serve this machine alone, or say --allow-remote-clients.";
      expect(() => bindingTo(host)).to.throw(Refusal, words);
      expect(await start({ host }).catch(String)).to.include(words);
      expect(() => bindingTo(host, true)).to.not.throw();
    });
  }

  for (const [host, named, isMeant] of [
    ["127.0.0.1", "127.0.0.1:8545", true],
    ["127.0.0.1", "192.168.1.7", false],
    ["127.0.0.1", hostname(), ["localhost", "127.0.0.1"].includes(hostname().toLowerCase())],
    ["192.168.1.7", "192.168.1.7:8545", true],
    ["192.168.1.7", "localhost", true],
    ["192.168.1.7", "192.168.1.8", false],
    ["192.168.1.7", "evil.example", false],
    ["0.0.0.0", "192.168.1.7:8545", true],
    ["0.0.0.0", "[fe80::1]:8545", true],
    ["0.0.0.0", `${hostname().toUpperCase()}:8545`, true],
    ["0.0.0.0", "evil.example", false],
    ["::", "evil.example:8545", false],
    ["::", "", false],
    ["fe80::1", "[fe80::1]:8545", true],
  ] as const) {
    it(`should ${isMeant ? "" : "not "}be meant on ${host} by the host "${named}"`, () => {
      expect(bindingTo(host, true).isNamed(named)).to.equal(isMeant);
    });
  }

  it("should name the address that is not this machine's", async () => {
    const refusal = await start({
      host: "192.0.2.1",
      allowRemoteClients: true,
      nodes: [{ name: "bank-a", port: 0 }],
    }).catch(String);
    expect(refusal).to.equal(
      "Refusal: Node bank-a cannot listen on 192.0.2.1: that is no address of this machine. Choose another with --host.",
    );
  });

  it("should be everywhere when told so, and still be closed to pages of other sites", async () => {
    const devnet = await start({ host: "0.0.0.0", allowRemoteClients: true, nodes: [{ name: "bank-a", port: 0 }] });
    expect(devnet.endpoints[0]?.url).to.match(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await ask(devnet, "eth_chainId")).result).to.equal("0x4f24");
    const own =
      Object.values(networkInterfaces())
        .flat()
        .find((at) => at?.family === "IPv4")?.address ?? "127.0.0.1";
    const port = Number(new URL(devnet.endpoints[0]?.url ?? "").port);
    const status = async (...headers: string[]): Promise<string | undefined> => {
      const socket = connect(port, own);
      socket.write(
        `POST / HTTP/1.1\r\n${headers.join("\r\n")}\r\nContent-Length: ${CHAIN.length}\r\nConnection: close\r\n\r\n${CHAIN}`,
      );
      return (await text(socket)).split(" ")[1];
    };
    expect(await status(`Host: ${own}:${port}`)).to.equal("200");
    expect(await status("Host: evil.example")).to.equal("403");
    expect(await status(`Host: ${own}`, "Origin: https://evil.example")).to.equal("403");
    expect(await status(`Host: ${own}`, "Origin: http://192.0.2.9")).to.equal("403");
  });
});
