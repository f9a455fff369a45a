/** Those who want to hear of something, told in the order in which they came. */
export class Listeners<News> {
  readonly #all = new Set<{ readonly hear: (news: News) => void }>();

  /**
   * Tells `hear` from now on.
   * @returns what ends it, before or while news is told; may be called again
   */
  add(hear: (news: News) => void): () => void {
    const listener = { hear };
    this.#all.add(listener);
    return () => void this.#all.delete(listener);
  }

  /** Tells all of them; one that throws keeps nobody else from hearing and never reaches the caller. */
  tell(news: News): void {
    for (const listener of [...this.#all]) {
      if (!this.#all.has(listener)) continue;
      try {
        listener.hear(news);
      } catch {
        continue;
      }
    }
  }
}
