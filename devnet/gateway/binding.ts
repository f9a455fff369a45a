import { BlockList, isIP, isIPv6 } from "node:net";
import { hostname } from "node:os";
import { Refusal } from "../../lib/refusal.ts";

/** Where nodes listen unless somebody decides otherwise: on this machine only. */
export const LOOPBACK = "127.0.0.1";

/** The address on which all nodes listen, and the names under which callers may reach it. */
export interface Binding {
  readonly host: string;
  /** The address of a port for programs on this machine. */
  url(port: number): string;
  /** Whether a `Host` header names this machine: a site whose name was pointed here is not meant. */
  isNamed(host: string): boolean;
}

/** The names by which every machine calls itself. */
export const LOCAL_NAMES: ReadonlySet<string> = new Set([LOOPBACK, "localhost", "[::1]"]);
const EVERYWHERE: ReadonlySet<string> = new Set(["0.0.0.0", "::"]);

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/**
 * Binds nodes to an address of this machine.
 * @param allowRemoteClients whether whoever reaches the address may call, from other machines too
 * @throws Refusal when others could call and nobody allowed it
 */
export function bindingTo(host: string = LOOPBACK, allowRemoteClients = false): Binding {
  if (!isLoopback(host) && !allowRemoteClients) {
    throw new Refusal(
      `On ${host} every machine that reaches this one could call the nodes, and nothing there asks who calls. ` +
        `Leave --host out to serve this machine alone, or say --allow-remote-clients.`,
    );
  }
  const name = isIPv6(host) ? `[${host}]` : host.toLowerCase();
  const near = host === "::" ? "[::1]" : host === "0.0.0.0" ? LOOPBACK : name;
  return {
    host,
    url: (port) => `http://${near}:${port}`,
    isNamed(given) {
      const called = given.toLowerCase().replace(/:\d+$/, "");
      if (LOCAL_NAMES.has(called) || called === name) return true;
      return EVERYWHERE.has(host) && (isAddress(called) || called === hostname().toLowerCase());
    },
  };
}

function isLoopback(host: string): boolean {
  if (host.toLowerCase() === "localhost") return true;
  const version = isIP(host);
  return version !== 0 && loopback.check(host, version === 6 ? "ipv6" : "ipv4");
}

/** An address cannot be pointed at another machine, as a name can. */
function isAddress(called: string): boolean {
  return isIP(called.replace(/^\[(.*)\]$/, "$1")) !== 0;
}
