import { readFile, writeFile } from "node:fs/promises";

const SHOWN = /(?<=<!-- demo -->\n\n```\n).*?(?=\n```\n\n<!-- \/demo -->)/s;

/** Puts what the demo told between the marks of a page. */
export async function record(page: string, told: string): Promise<void> {
  const text = await readFile(page, "utf8");
  if (!SHOWN.test(text)) throw new Error(`${page} has no marks between which a demo is shown`);
  await writeFile(
    page,
    text.replace(SHOWN, () => told),
  );
}
