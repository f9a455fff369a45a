import { ipBytes } from "../../../lib/enode.ts";

/** An endpoint as the contracts take it. */
export interface Place {
  host: string;
  ip: string;
  port: number;
}

function place(host: string, port = 30_303): Place {
  return { host, ip: ipBytes(host) ?? "", port };
}

/** Endpoints that a node may have. */
export const FIT: Record<string, Place> = {
  "an IPv4 address": place("192.168.0.7"),
  "an IPv6 address": place("[2001:db8::7]"),
  "a DNS name": place("node.bank-a.example"),
  "a host of 1 character": place("n"),
  "a host of 253 characters": place("n".repeat(253)),
  "port 1": place("10.9.9.9", 1),
  "port 65535": place("10.9.9.9", 65_535),
};

/** Endpoints that no node may have. */
export const UNFIT: Record<string, Place> = {
  "no host": place("", 30_303),
  "a host of 254 characters": place("n".repeat(254)),
  "port 0": place("10.9.9.9", 0),
};
