import { Refusal } from "../refusal.ts";
import type { Draft } from "./draft.ts";
import type { Question, Questions } from "./questions.ts";

/** A person at a terminal. */
export interface Asker {
  /** What the person types behind the words, without blanks around it. */
  ask(words: string): Promise<string>;
  say(line: string): void;
}

/** What gathering needs besides the questions. */
export interface Gathering {
  /** What else is missing without a terminal, beside questions without a suggestion. */
  readonly alsoMissing: readonly string[];
  /** Told the name as soon as it is known; throws to stop there. */
  readonly named: (name: string) => void;
}

/**
 * Answers every question: from the command line, else from the person, else with what is suggested.
 * @throws Refusal naming everything that is missing at once, or the option whose value breaks a rule
 */
export async function gather(
  questions: Questions,
  given: Readonly<Record<string, string | undefined>>,
  asker: Asker | undefined,
  { alsoMissing, named }: Gathering,
): Promise<Draft> {
  if (asker === undefined) checkComplete(questions, given, alsoMissing);
  const answer = <T>(question: Question<T>, before: Partial<Draft>): Promise<T> | T => {
    const text = given[question.option];
    if (text !== undefined) return readOption(question, text, before);
    if (asker !== undefined) return askQuestion(asker, question, before);
    return question.read(question.suggested ?? "", before);
  };
  const name = await answer(questions.name, {});
  named(name);
  const chainId = await answer(questions.chainId, {});
  const members = await answer(questions.members, {});
  const regulator = await answer(questions.regulator, { members });
  const officers = await answer(questions.officers, {});
  const auditor = await answer(questions.auditor, { members, regulator });
  const validUntil = await answer(questions.validUntil, {});
  const port = await answer(questions.port, {});
  return { name, chainId, members, regulator, officers, auditor, validUntil, port };
}

/**
 * Asks until the answer is sound.
 * @param suggested what an empty answer means
 */
export async function askFor<T>(
  asker: Asker,
  words: string,
  read: (text: string) => T | Promise<T>,
  suggested?: string,
): Promise<T> {
  for (;;) {
    const typed = await asker.ask(`${words}${suggested === undefined ? "" : ` [${suggested}]`}: `);
    try {
      return await read(typed === "" ? (suggested ?? "") : typed);
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      asker.say(`  ${thrown.message}`);
    }
  }
}

function askQuestion<T>(asker: Asker, { asks, suggested, read }: Question<T>, before: Partial<Draft>): Promise<T> {
  return askFor(asker, asks, (text) => read(text, before), suggested);
}

function readOption<T>({ option, read }: Question<T>, text: string, before: Partial<Draft>): T {
  try {
    return read(text, before);
  } catch (thrown) {
    if (thrown instanceof Refusal) throw new Refusal(`--${option}: ${thrown.message}`);
    throw thrown;
  }
}

function checkComplete(
  questions: Questions,
  given: Readonly<Record<string, string | undefined>>,
  alsoMissing: readonly string[],
): void {
  const unanswered = Object.values(questions).filter(
    ({ option, suggested }) => given[option] === undefined && suggested === undefined,
  );
  const missing = [...unanswered.map(({ option }) => `--${option}`), ...alsoMissing];
  if (missing.length === 0) return;
  throw new Refusal(`Without a terminal nobody is asked: give ${missing.join(", ")}; see --help for the rest.`);
}
