/** Remembers what was looked up for a short while, at most `size` things: the oldest goes first. */
export class ShortMemory<Value> {
  readonly #kept = new Map<string, { value: Value; until: number }>();

  /** @param milliseconds how long something may differ from what is true by now */
  constructor(
    private readonly milliseconds: number,
    private readonly size = 5000,
  ) {}

  recall(name: string): Value | undefined {
    const found = this.#kept.get(name);
    if (!found || found.until < performance.now()) return undefined;
    return found.value;
  }

  remember(name: string, value: Value): Value {
    this.#kept.delete(name);
    this.#kept.set(name, { value, until: performance.now() + this.milliseconds });
    if (this.#kept.size > this.size) this.#kept.delete(this.#kept.keys().next().value as string);
    return value;
  }

  async recallOr(name: string, lookUp: () => Promise<Value>): Promise<Value> {
    return this.recall(name) ?? this.remember(name, await lookUp());
  }

  /**
   * What is remembered of these; the rest is looked up together. What is nowhere is not in the answer.
   * @param wanted by name, with what it takes to look each up
   */
  async recallSome<Whereabouts>(
    wanted: ReadonlyMap<string, Whereabouts>,
    lookUp: (missing: ReadonlyMap<string, Whereabouts>) => Promise<ReadonlyMap<string, Value>>,
  ): Promise<ReadonlyMap<string, Value>> {
    const found = new Map<string, Value>();
    const missing = new Map<string, Whereabouts>();
    for (const [name, whereabouts] of wanted) {
      const value = this.recall(name);
      if (value === undefined) missing.set(name, whereabouts);
      else found.set(name, value);
    }
    if (missing.size === 0) return found;
    for (const [name, value] of await lookUp(missing)) found.set(name, this.remember(name, value));
    return found;
  }

  forget(name: string): void {
    this.#kept.delete(name);
  }
}
