import type { Cancel } from '../../base/cancel.ts';
import { Notifier } from '../../base/notifier.ts';
import type { Timeline } from '../../chat/timeline/timeline.ts';
import type { MessageRow } from '../../chat/timeline/timeline-row.ts';

/** The messages of a timeline as they get their places in it, each once. */
export class MessageFeed {
  readonly #timeline: Timeline;
  readonly #messages = new Notifier<MessageRow>();
  /** Number (`index + dropped`) of the first place that nobody had. */
  #next: number;

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
    this.#next = this.#end;
    timeline.onChange(() => this.#tell());
  }

  onMessage(listener: (message: MessageRow) => void): Cancel {
    return this.#messages.subscribe(listener);
  }

  close(): void {
    this.#messages.clear();
  }

  /** A row that moves to the end leaves the place that it had, so that the end stays where it is. */
  get #end(): number {
    const { length, held, dropped } = this.#timeline;
    return length - held.length + dropped;
  }

  #tell(): void {
    // A listener may change the timeline: what comes of it is told from within, and not once more.
    while (this.#next < this.#end) {
      const row = this.#timeline.at(this.#next - this.#timeline.dropped);
      this.#next += 1;
      if (row?.kind === 'message') this.#messages.notify(row);
    }
  }
}
