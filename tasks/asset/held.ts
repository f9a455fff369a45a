/** What is done with assets in force. */
export const heldTasks = [];
