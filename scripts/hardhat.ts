import { spawnSync } from "node:child_process";

/** What Node runs for a command of Hardhat on the simulated network, in the project's folder. */
export const HARDHAT = ["node_modules/hardhat/dist/src/cli.js", "--network", "default"];

/** Runs Hardhat in a folder, showing what it prints; returns whether it succeeded. */
export function hardhat(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  const options = { cwd, env: { ...process.env, ...env }, stdio: "inherit" } as const;
  return spawnSync(process.execPath, [...HARDHAT, ...args], options).status === 0;
}
