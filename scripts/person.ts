/** What Hardhat takes for a machine of continuous integration, where it shows stacks. */
const MACHINES = ["CI", "CONTINUOUS_INTEGRATION", "GITHUB_ACTIONS", "BUILD_NUMBER", "RUN_ID"];

/** The environment as a person has it. */
export function person(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !MACHINES.includes(name)));
}
