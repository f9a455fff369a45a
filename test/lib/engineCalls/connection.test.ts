import { expect } from "chai";
import { AbiCoder, concat, getAddress, keccak256 } from "ethers";
import { encodeConnectionOfOne, encodeConnectionOfTwo } from "../../../lib/engineCalls/connection.ts";
import { type Enode, ipBytes, nodeId, parseEnode, validatorAddress } from "../../../lib/enode.ts";

const KEY =
  "6f8a80d14311c39f35f516fa664deaaaa13e85b2f7493f37f6144d86991ec012937307647bd3b9a82abe2974e1407241d54947bbb39763a4cac9f77166ad92a0";

/** A node with this key, whether or not it is a point of the curve. */
function node(host: string, port: number, key = KEY): Enode {
  return { high: `0x${key.slice(0, 64)}`, low: `0x${key.slice(64)}`, host, ip: ipBytes(host) ?? "0x", port };
}

describe("lib: an engine's questions about a connection", () => {
  const source = node("192.168.0.1", 30_303);
  const destination = node("192.168.0.1", 30_304);

  describe("version 1, both ends", () => {
    it("is byte for byte the vector of Besu's encoder", () => {
      const end = (port: string) =>
        [KEY, "00000000000000000000ffffc0a80001", "00000000000000000000000000000000", port.padStart(64, "0")].join("");
      expect(encodeConnectionOfTwo(source, destination)).to.equal(`0x3620b1df${end("765f")}${end("7660")}`);
    });

    for (const [host, ip] of [
      ["10.3.58.6", "0x00000000000000000000ffff0a033a06"],
      ["[2001:db8::1]", "0x20010db8000000000000000000000001"],
      ["[::ffff:10.0.0.1]", "0x00000000000000000000ffff0a000001"],
      ["[::]", "0x00000000000000000000000000000000"],
      ["node.bank-a.example", "0x00000000000000000000000000000000"],
    ] as const) {
      it(`writes ${host} as ${ip}`, () => {
        expect(ipBytes(host)).to.equal(ip);
      });
    }
  });

  describe("version 2, one end", () => {
    it("equals the standard encoding of the key in 128 digits of lower case, the host and the port", () => {
      for (const host of ["192.168.0.1", "a.b", "n".repeat(32), "node.bank-a.example"]) {
        const types = ["string", "string", "uint16"];
        const standard = AbiCoder.defaultAbiCoder().encode(types, [KEY, host, 30_303]);
        expect(encodeConnectionOfOne(node(host, 30_303))).to.equal(concat(["0x45a59e5b", standard]));
      }
    });

    it("writes port 0 where none is known", () => {
      expect(encodeConnectionOfOne(node("a.b", 0)).slice(138, 202)).to.equal("0".repeat(64));
    });
  });

  describe("an enode URL", () => {
    it("is read into key, host, IP and port", () => {
      expect(parseEnode(`enode://${KEY}@Node.Bank-A.example:30303?discport=0`)).to.deep.equal(
        node("node.bank-a.example", 30_303),
      );
    });

    for (const text of [
      `enode://${KEY}@10.0.0.1`,
      `enode://${KEY}@10.0.0.1:0`,
      `enode://${KEY}@10.0.0.1:65536`,
      `enode://${KEY.slice(2)}@10.0.0.1:30303`,
      `enode://${"0".repeat(128)}@10.0.0.1:30303`,
      `enode://${KEY}@[2001:db8:::1]:30303`,
      `enode://${KEY}@a b:30303`,
      `http://${KEY}@10.0.0.1:30303`,
    ]) {
      it(`is none: ${text.replace(KEY, "KEY").slice(0, 60)}`, () => {
        expect(parseEnode(text)).to.equal(undefined);
      });
    }

    it("names the validator by the last 20 bytes of its key's hash", () => {
      expect(validatorAddress(nodeId(source))).to.equal(getAddress(`0x${keccak256(`0x${KEY}`).slice(26)}`));
    });
  });
});
