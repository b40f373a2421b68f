/**
 * Lets the newest value through at most once in a while, and always the last one: a slider may move
 * sixty times a second, a teammate's screen needs ten.
 */
export class Throttle<T> {
  private waiting: { readonly value: T } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly everyMillis: number,
    private readonly pass: (value: T) => void,
  ) {}

  push(value: T): void {
    if (this.timer !== undefined) {
      this.waiting = { value };
      return;
    }
    this.pass(value);
    this.timer = setTimeout(() => this.due(), this.everyMillis);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.waiting = null;
  }

  private due(): void {
    this.timer = undefined;
    const next = this.waiting;
    this.waiting = null;
    if (next !== null) this.push(next.value);
  }
}
