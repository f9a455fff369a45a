/** An error that people read: what happened, to what, what to do next. Its message needs no stack beside it. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}
