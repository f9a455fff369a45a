import { isIPv4, isIPv6 } from "node:net";
import { concat, dataSlice, getAddress, hexlify, isHexString, keccak256, SigningKey } from "ethers";

/** Where a node listens. */
export interface Endpoint {
  /** DNS name or IP, lower case; an IPv6 address in brackets, as engines write it. */
  readonly host: string;
  /** The IP in 16 bytes, ::ffff:a.b.c.d for IPv4; zero when only a name is known. */
  readonly ip: string;
  /** RLPx port. */
  readonly port: number;
}

/** A node as an enode URL tells it: its public key in two words, and where it listens. */
export interface Enode extends Endpoint {
  readonly high: string;
  readonly low: string;
}

const URL_FORM = /^enode:\/\/([0-9a-f]{128})@(.*?)(\?discport=\d+)?$/i;
const ENDPOINT_FORM = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+):(\d{1,5})$/i;
const LONGEST_HOST = 253;
const HIGHEST_PORT = 65_535;

/** Reads an enode URL; undefined when it is none. */
export function parseEnode(text: string): Enode | undefined {
  const [, key = "", at = ""] = URL_FORM.exec(text) ?? [];
  const endpoint = parseEndpoint(at);
  if (endpoint === undefined || !isOnCurve(key)) return undefined;
  const digits = key.toLowerCase();
  return { high: `0x${digits.slice(0, 64)}`, low: `0x${digits.slice(64)}`, ...endpoint };
}

/** Reads `HOST:PORT`, an IPv6 address in brackets; undefined when it is none. */
export function parseEndpoint(text: string): Endpoint | undefined {
  const [, host = "", port = ""] = ENDPOINT_FORM.exec(text) ?? [];
  const ip = ipBytes(host);
  const fits = host !== "" && host.length <= LONGEST_HOST && Number(port) >= 1 && Number(port) <= HIGHEST_PORT;
  return fits && ip !== undefined ? { host: host.toLowerCase(), ip, port: Number(port) } : undefined;
}

/** The URL of a node. */
export function formatEnode({ high, low, host, port }: Omit<Enode, "ip">): string {
  return `enode://${high.slice(2)}${low.slice(2)}@${host}:${port}`;
}

/** The identity of a node (contracts/types/NodeId.sol). */
export function nodeId({ high, low }: Pick<Enode, "high" | "low">): string {
  return keccak256(concat([high, low]));
}

/** The address that QBFT knows a node by. */
export function validatorAddress(id: string): string {
  return getAddress(dataSlice(id, 12));
}

/** The public key of a node's private key, in two words. */
export function enodeKeyOf(privateKey: string): Pick<Enode, "high" | "low"> {
  const uncompressed = SigningKey.computePublicKey(privateKey, false);
  return { high: dataSlice(uncompressed, 1, 33), low: dataSlice(uncompressed, 33, 65) };
}

/** The 16 bytes of an IP in text; zero for a DNS name, undefined for an IP that is none. */
export function ipBytes(host: string): string | undefined {
  if (isIPv4(host)) return hexlify(new Uint8Array([...Array<number>(10).fill(0), 255, 255, ...octets(host)]));
  if (/^[\d.]+$/.test(host)) return undefined;
  if (!host.startsWith("[")) return `0x${"0".repeat(32)}`;
  const address = host.slice(1, -1).toLowerCase();
  return isIPv6(address) ? `0x${groups(address).join("")}` : undefined;
}

/** Whether a node's IP is known, not only a name. */
export function hasIp({ ip }: Pick<Enode, "ip">): boolean {
  return BigInt(ip) !== 0n;
}

/** Whether others can find a node there: not at the address that means any. */
export function isReachable(host: string): boolean {
  const ip = ipBytes(host);
  const isName = !isIPv4(host) && !host.startsWith("[");
  return ip !== undefined && (isName || !/^0x(0{32}|0{20}f{4}0{8})$/.test(ip));
}

function octets(address: string): number[] {
  return address.split(".").map(Number);
}

/** Eight groups of four digits; `::` stands for as many zero groups as lack, and IPv4 may end the address. */
function groups(address: string): string[] {
  const plain = address.replace(/\d+\.\d+\.\d+\.\d+$/, (tail) => {
    const [a = 0, b = 0, c = 0, d = 0] = octets(tail);
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  });
  const [head = "", tail] = plain.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = Array<string>(8 - before.length - after.length).fill("0");
  return [...before, ...zeros, ...after].map((group) => group.padStart(4, "0"));
}

/** Whether 128 hexadecimal digits are a public key. */
export function isOnCurve(key: string): boolean {
  try {
    return isHexString(SigningKey.computePublicKey(`0x04${key}`, true));
  } catch {
    return false;
  }
}
