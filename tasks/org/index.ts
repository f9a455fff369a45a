import { emptyTask } from "hardhat/config";

/** The organizations' tasks: who is in the consortium, and who is stopped. */
export const orgTasks = [
  emptyTask("org", "Organizations of the consortium: list, show, add, suspend, reinstate").build(),
];
