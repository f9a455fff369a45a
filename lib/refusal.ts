/** An error that people read: what happened, to what, what to do next. Its message needs no stack beside it. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  /** Name of the custom error, when a contract refused. */
  readonly error: string | undefined;

  constructor(message: string, { error, ...options }: ErrorOptions & { readonly error?: string } = {}) {
    super(message, options);
    this.error = error;
  }
}
