/** Lets so many work at once; who comes later waits, and is let in by order of coming. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(mostAtOnce: number) {
    this.#free = mostAtOnce;
  }

  /** Waits for a turn; who got one gives it back by {@link end}. */
  async begin(): Promise<void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  end(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free += 1;
  }
}
