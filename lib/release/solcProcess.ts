import { text } from "node:stream/consumers";
import solc from "solc";

// A process of its own: the compiler takes the whole process's unhandled errors for its own. It reads the standard JSON
// input, and no file besides.

const compiler: { version(): string; compile(input: string): string } = solc;

const output = compiler.compile(await text(process.stdin));
process.stdout.write(JSON.stringify({ version: compiler.version(), output }));
