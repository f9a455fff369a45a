import type { IncomingHttpHeaders } from "node:http";

const LOCAL_HOSTS: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);
const EXTENSIONS: ReadonlySet<string> = new Set(["chrome-extension:", "moz-extension:", "safari-web-extension:"]);

/**
 * Why a request does not come from this machine itself; undefined when it does. A browser lets a page of any site reach
 * the loopback interface: it says so in `Origin`, or in `Host` when the site's own name resolves to this machine.
 * A wallet that is installed as a browser's extension is as local as any program.
 */
export function foreignTo({ host, origin }: IncomingHttpHeaders): string | undefined {
  if (!LOCAL_HOSTS.has((host ?? "").toLowerCase().replace(/:\d+$/, ""))) return "Host not authorized.";
  if (origin !== undefined && !isLocalOrigin(origin)) return "Origin not authorized.";
  return undefined;
}

function isLocalOrigin(origin: string): boolean {
  const url = URL.parse(origin);
  return url !== null && (EXTENSIONS.has(url.protocol) || LOCAL_HOSTS.has(url.hostname));
}
