import type { Cancel } from '../../base/cancel.ts';
import { Notifier } from '../../base/notifier.ts';
import { placedEnd } from './placed-end.ts';
import type { Timeline } from './timeline.ts';
import type { MessageRow } from './timeline-row.ts';

/** The messages of a timeline as they get their places in it, each once. */
export class MessageFeed {
  readonly #timeline: Timeline;
  readonly #messages = new Notifier<MessageRow>();
  /** Number (`index + dropped`) of the first place that nobody had. */
  #next: number;

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
    this.#next = placedEnd(timeline);
    timeline.onChange(() => this.#tell());
  }

  onMessage(listener: (message: MessageRow) => void): Cancel {
    return this.#messages.subscribe(listener);
  }

  close(): void {
    this.#messages.clear();
  }

  #tell(): void {
    // A listener may change the timeline: what comes of it is told from within, and not once more.
    while (this.#next < placedEnd(this.#timeline)) {
      const row = this.#timeline.at(this.#next - this.#timeline.dropped);
      this.#next += 1;
      if (row?.kind === 'message') this.#messages.notify(row);
    }
  }
}
