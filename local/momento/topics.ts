import { discontinuityFrame, type Frame, type ItemValue, itemFrame } from './frames.ts';
import type { Stream } from './streams.ts';

/**
 * When a subscriber is told that something was skipped: where something was (`on-gap`), on each new
 * subscription too (`always`), the same with numbers that are one too high (`off-by-one`), or not at all.
 */
export type DiscontinuityMode = 'on-gap' | 'always' | 'off-by-one' | 'never';

/** How live subscribers learn of a reset: at once and exactly, one off, or by the next item only. */
export type ResetAnnouncement = 'first' | 'off-by-one' | 'never';

/** Where a subscriber wants to begin. `sequence` 0: now; 1: with the recent items; `page` 0: whichever it is. */
export interface ResumePosition {
  readonly sequence: number;
  readonly page: number;
}

export interface TopicLimits {
  /** Items kept for those who resume. */
  readonly replayLimit: number;
  /** Items that "resume at 1" gives. */
  readonly replayOnJoin: number;
}

/** What is not known of Momento, either way. */
export interface TopicHabits {
  /** What is published while nobody listens is gone, and has no number; else it is kept as all else. */
  dropsUnheard: boolean;
  /** "Resume at 1" gives recent items; else the stream begins with what is published after it. */
  replaysOnJoin: boolean;
}

/** Where an item ended up. */
export interface ItemPosition {
  readonly page: number;
  readonly sequence: number;
}

interface KeptItem {
  readonly sequence: number;
  readonly frame: Frame;
}

/** One topic: its sequence, its latest items, and who listens. */
class Topic {
  readonly #limits: TopicLimits;
  readonly #habits: TopicHabits;
  readonly #subscribers = new Set<Stream>();
  #kept: KeptItem[] = [];
  #page = 1;
  #last = 0;

  constructor(limits: TopicLimits, habits: TopicHabits) {
    this.#limits = limits;
    this.#habits = habits;
  }

  publish(value: ItemValue, publisherId: string): ItemPosition {
    if (this.#habits.dropsUnheard && this.#subscribers.size === 0) {
      return { page: this.#page, sequence: this.#last };
    }
    this.#last += 1;
    const position = { page: this.#page, sequence: this.#last };
    const frame = itemFrame({ ...position, value, publisherId });
    this.#kept.push({ sequence: this.#last, frame });
    // Cut in large steps: shifting a long array once per item is what makes a burst slow.
    if (this.#kept.length > 2 * this.#limits.replayLimit) this.#kept = this.#replayable();
    for (const stream of this.#subscribers) stream.deliver(frame);
    return position;
  }

  subscribe(stream: Stream, { from, mode }: { from: ResumePosition; mode: DiscontinuityMode }): void {
    this.#subscribers.add(stream);
    const { skipped, items } = this.#replay(from);
    if (skipped || mode === 'always' || mode === 'off-by-one') {
      const before = items[0] ? items[0].sequence - 1 : this.#last;
      const numbers = { lastSequence: skipped?.lastSequence ?? before, newSequence: before };
      const frame = this.#discontinuity(numbers, mode);
      if (frame) stream.deliver(frame);
    }
    for (const { frame } of items) stream.deliver(frame);
  }

  unsubscribe(stream: Stream): void {
    this.#subscribers.delete(stream);
  }

  reset(announcement: ResetAnnouncement): ItemPosition {
    const lastSequence = this.#last;
    this.#page += 1;
    this.#last = 0;
    this.#kept = [];
    const mode = announcement === 'first' ? 'on-gap' : announcement;
    const frame = this.#discontinuity({ lastSequence, newSequence: 0 }, mode);
    if (frame) for (const stream of this.#subscribers) stream.deliver(frame);
    return { page: this.#page, sequence: 0 };
  }

  #replayable(): KeptItem[] {
    return this.#kept.slice(-this.#limits.replayLimit);
  }

  /** The items to begin with, and what is gone before them although it was asked for. */
  #replay({ sequence, page }: ResumePosition): {
    skipped?: { lastSequence: number };
    items: readonly KeptItem[];
  } {
    if (sequence === 0) return { items: [] };
    const kept = this.#replayable();
    if (sequence === 1 && page === 0) {
      return { items: this.#habits.replaysOnJoin ? this.#kept.slice(-this.#limits.replayOnJoin) : [] };
    }
    if (page !== 0 && page !== this.#page) return { skipped: { lastSequence: sequence - 1 }, items: kept };
    // Ahead of the topic: these numbers are not from here.
    if (sequence > this.#last + 1) return { skipped: { lastSequence: this.#last }, items: [] };
    const first = kept[0]?.sequence ?? this.#last + 1;
    if (sequence < first) return { skipped: { lastSequence: first - 1 }, items: kept };
    return { items: kept.slice(sequence - first) };
  }

  #discontinuity(
    { lastSequence, newSequence }: { lastSequence: number; newSequence: number },
    mode: DiscontinuityMode,
  ): Frame | undefined {
    if (mode === 'never') return undefined;
    const off = mode === 'off-by-one' ? 1 : 0;
    return discontinuityFrame({
      lastSequence: lastSequence + off,
      newSequence: newSequence + off,
      newPage: this.#page,
    });
  }
}

export interface TopicName {
  readonly cacheName: string;
  readonly topicName: string;
}

/** The topics of all caches. A topic begins with its first use, on page 1. */
export class TopicBoard {
  readonly #limits: TopicLimits;
  readonly #topics = new Map<string, Map<string, Topic>>();
  discontinuityMode: DiscontinuityMode = 'on-gap';
  readonly habits: TopicHabits = { dropsUnheard: false, replaysOnJoin: true };

  constructor(limits: TopicLimits) {
    this.#limits = limits;
  }

  publish(topic: TopicName, item: { value: ItemValue; publisherId: string }): ItemPosition {
    return this.#topic(topic).publish(item.value, item.publisherId);
  }

  /** The stream hears all items from `from` on, until it is over. */
  subscribe(stream: Stream, from: ResumePosition): void {
    const topic = this.#topic(stream.subject);
    stream.whenOver(() => topic.unsubscribe(stream));
    topic.subscribe(stream, { from, mode: this.discontinuityMode });
  }

  /** Starts a new, greater page: sequence numbers begin again at 1, and what was kept is gone. */
  reset(topic: TopicName, announcement: ResetAnnouncement): ItemPosition {
    return this.#topic(topic).reset(announcement);
  }

  /** Forgets all items. Should the cache be created anew, its topics go on with a greater page. */
  deleteCache(cacheName: string): void {
    for (const topic of this.#topics.get(cacheName)?.values() ?? []) topic.reset('never');
  }

  #topic({ cacheName, topicName }: TopicName): Topic {
    let topics = this.#topics.get(cacheName);
    if (!topics) {
      topics = new Map<string, Topic>();
      this.#topics.set(cacheName, topics);
    }
    let topic = topics.get(topicName);
    if (!topic) {
      topic = new Topic(this.#limits, this.habits);
      topics.set(topicName, topic);
    }
    return topic;
  }
}
