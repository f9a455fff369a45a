/** A program that writes fifty lines to the log in the folder of its first argument, and says how many it could not. */
import { LogFile } from "../../../devnet/observe/logFile.ts";

const file = new LogFile(process.argv[2] ?? "");
for (let i = 0; i < 50; i += 1) file.write(`line ${i} ${"x".repeat(90)}\n`);
console.log(file.lost);
