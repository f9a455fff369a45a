import { ipBytes, isOnCurve, isReachable } from "./enode.ts";

const HEX = /^[0-9a-f]*$/i;
const KEY_DIGITS = 128;
const LONGEST_HOST = 253;
const HIGHEST_PORT = 65_535;

/** What is wrong with an enode URL, without full stop; undefined when others can find the node there. */
export function enodeFault(url: string): string | undefined {
  const [, scheme = "", rest = ""] = /^([a-z]*:\/\/)?(.*)$/is.exec(url) ?? [];
  if (scheme.toLowerCase() !== "enode://") return "it does not begin with enode://";
  const at = rest.indexOf("@");
  return keyFault(at < 0 ? rest : rest.slice(0, at)) ?? (at < 0 ? "it lacks @HOST:PORT" : afterKey(rest.slice(at + 1)));
}

/** What is wrong with `HOST:PORT`, without full stop; undefined when others can find a node there. */
export function endpointFault(text: string): string | undefined {
  const [, host = "", port = ""] = /^(\[[^\]]*\]|[^:[\]]*):([^:]*)$/.exec(text) ?? [];
  if (port === "") return text.split(":").length > 2 && !text.startsWith("[") ? IPV6 : "it lacks a host or a port";
  if (host === "") return "it lacks a host";
  return hostFault(host) ?? portFault(port);
}

const IPV6 = "an IPv6 address stands in brackets, and a port after it";

function afterKey(text: string): string | undefined {
  return endpointFault(text.replace(/\?discport=\d+$/i, ""));
}

function keyFault(key: string): string | undefined {
  if (!HEX.test(key)) return "its key has characters that are no hexadecimal digits";
  if (key.length !== KEY_DIGITS) return `its key has ${key.length} digits, not ${KEY_DIGITS}`;
  return isOnCurve(key) ? undefined : "its key is no point of the curve secp256k1, so no node has it";
}

function hostFault(host: string): string | undefined {
  if (host.length > LONGEST_HOST) return `a host has at most ${LONGEST_HOST} characters`;
  if (!/^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)$/i.test(host)) return `"${host}" is no host`;
  if (ipBytes(host) === undefined) return `"${host}" is no IP address`;
  return isReachable(host) ? undefined : `nobody reaches a node at ${host}, which means any address`;
}

function portFault(port: string): string | undefined {
  const fits = /^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= HIGHEST_PORT;
  return fits ? undefined : `"${port}" is no port from 1 to ${HIGHEST_PORT}`;
}
