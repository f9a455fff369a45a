/** What a task found or did: the document that `--json` prints, and what people read. */
export interface Report<T = unknown> {
  readonly data: T;
  readonly text: string;
  /** Whether the task ends with exit code 1: a check that found something, or an act that is not due. */
  readonly failed?: boolean;
}
