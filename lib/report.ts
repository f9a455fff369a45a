/** What a task found or did: the document that `--json` prints, and what people read. */
export interface Report<T = unknown> {
  readonly data: T;
  readonly text: string;
}
