/** Answers each message that the parent process sends; what `act` throws ends the process. */
export function answer(act: (message: unknown) => unknown): void {
  process.on("message", (message: string) => {
    const answered = Promise.resolve(JSON.parse(message)).then(act);
    answered.then(
      (value) => process.send?.(value),
      (thrown: unknown) => {
        console.error(thrown);
        process.exit(1);
      },
    );
  });
}
