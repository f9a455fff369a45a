import { relative } from "node:path";
import Mocha, { type Hook, type Test } from "mocha";

/** Longest that one test may take, founding included, in milliseconds on a busy machine: an endless loop counts as noticed. */
const TEST_TIME = 300_000;

/** A test that failed, itself or before it began. */
interface Failure {
  readonly file: string;
  readonly title: string;
}

/** What a run of tests found, and how many milliseconds each file took that ran to its end. */
interface Findings {
  readonly failures: readonly Failure[];
  readonly times: Readonly<Record<string, number>>;
}

/** Shows nothing. */
class Silent extends Mocha.reporters.Base {
  override epilogue(): void {}
}

/** Mocha tests that are loaded once and run again and again. */
export class Suites {
  readonly #mocha = new Mocha({ timeout: TEST_TIME, reporter: Silent });

  async load(files: readonly string[]): Promise<void> {
    for (const file of files) this.#mocha.addFile(file);
    await this.#mocha.loadFilesAsync();
    this.#mocha.cleanReferencesAfterRun(false);
  }

  /**
   * Runs the tests of these files in this order.
   * @param runs whether a test of this title runs
   * @param all whether to go on after a failure
   */
  run(files: readonly string[], runs: (title: string) => boolean, all: boolean): Promise<Findings> {
    const { suite } = this.#mocha;
    const loaded = [...suite.suites];
    suite.suites = files.flatMap((file) => loaded.filter((one) => fileOf(one) === file));
    const failures: Failure[] = [];
    const times: Record<string, number> = {};
    let since = Date.now();
    return new Promise((resolve) => {
      const runner = this.#mocha.run(() => {
        suite.suites = loaded;
        resolve({ failures, times });
      });
      runner.on("start", () => {
        suite.eachTest((test) => (test.pending = !runs(test.fullTitle())));
      });
      runner.on("fail", (failed) => {
        failures.push({ file: fileOf(failed), title: titleOf(failed) });
        if (!all) runner.abort();
      });
      runner.on("suite end", (one) => {
        if (one.parent !== suite || (failures.length > 0 && !all)) return;
        const now = Date.now();
        times[fileOf(one)] = (times[fileOf(one)] ?? 0) + now - since;
        since = now;
      });
    });
  }
}

/** The title of a test, or of the one that a hook was to prepare. */
function titleOf(failed: Test | Hook): string {
  if (failed.type === "test") return failed.fullTitle();
  const titles: string[] = [];
  failed.parent?.eachTest((test) => titles.push(test.fullTitle()));
  return failed.ctx?.currentTest?.fullTitle() ?? titles[0] ?? failed.fullTitle();
}

function fileOf({ file }: { readonly file?: string | undefined }): string {
  return relative(process.cwd(), file ?? "");
}
