import type { IncomingMessage } from "node:http";
import { type Binding, LOCAL_NAMES } from "./binding.ts";

const EXTENSIONS: ReadonlySet<string> = new Set(["chrome-extension:", "moz-extension:", "safari-web-extension:"]);

/**
 * Why a request does not come from where callers may be; undefined when it does. A browser lets a page of any site reach
 * this machine: it says so in `Origin`, or in `Host` when the site's own name resolves to this machine. Of several names
 * each counts, since another reader may look at another one. A wallet that is installed as a browser's extension is as
 * local as any program.
 */
export function foreignTo(request: Pick<IncomingMessage, "headers" | "rawHeaders" | "url">, binding: Binding) {
  if (!hostsOf(request).every((host) => binding.isNamed(host))) return "Host not authorized.";
  const { origin } = request.headers;
  if (origin !== undefined && !isLocalOrigin(origin)) return "Origin not authorized.";
  return undefined;
}

/** All names under which a request says that it means this machine; none is one too. */
function hostsOf({
  headers,
  rawHeaders,
  url = "/",
}: Pick<IncomingMessage, "headers" | "rawHeaders" | "url">): string[] {
  const hosts = rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === "host");
  if (!url.startsWith("/")) hosts.push(URL.parse(url)?.host ?? "");
  return hosts.length === 0 ? [headers.host ?? ""] : hosts;
}

function isLocalOrigin(origin: string): boolean {
  const url = URL.parse(origin);
  return url !== null && (EXTENSIONS.has(url.protocol) || LOCAL_NAMES.has(url.hostname));
}
