import solc from "solc";
import { answer } from "./answer.ts";

// A process that keeps the compiler: it answers each standard JSON input with the compiler's output.

const compiler: { compile(input: string): string } = solc;

answer((input) => compiler.compile(JSON.stringify(input)));
