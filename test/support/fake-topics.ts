import type { TopicStream, TopicTransport } from '../../src/topics/transport.ts';
import type { FakeClock } from './fake-clock.ts';
import { FakeTopicService } from './fake-topic-service.ts';

const ROUND_TRIP_MS = 300;

export interface PageTransport extends TopicTransport {
  /** How many streams the page had open at most, being opened included. */
  readonly peakStreams: number;
}

/** The topics of a service as the tabs of one browser reach them: as far away as a network is, over so many connections. */
export class FakeTopics {
  readonly #clock: FakeClock;
  readonly #connections: number;
  readonly #services = new Map<string, FakeTopicService>();
  /** Requests that have a connection. */
  readonly #running = new Set<object>();
  readonly #queue: { readonly request: object; readonly begin: () => void }[] = [];
  #longestPublishWaitMs = 0;

  /** @param connections default: as many as are wanted, as over HTTP/2 */
  constructor(clock: FakeClock, { connections = Number.POSITIVE_INFINITY } = {}) {
    this.#clock = clock;
    this.#connections = connections;
  }

  get all(): readonly FakeTopicService[] {
    return [...this.#services.values()];
  }

  /** How long a publish has waited for a connection at most. */
  get longestPublishWaitMs(): number {
    return this.#longestPublishWaitMs;
  }

  of(name: string): FakeTopicService {
    const service = this.#services.get(name) ?? new FakeTopicService(this.#clock);
    this.#services.set(name, service);
    return service;
  }

  transportOfPage(): PageTransport {
    const clock = this.#clock;
    const open = new Set<object>();
    let peakStreams = 0;
    return {
      get peakStreams() {
        return peakStreams;
      },
      open: (request, handlers) => {
        const connection = {};
        let stream: TopicStream | undefined;
        let stopWaiting = () => {};
        const end = () => {
          open.delete(connection);
          this.#giveBack(connection);
        };
        open.add(connection);
        peakStreams = Math.max(peakStreams, open.size);
        this.#connect(connection, () => {
          stopWaiting = clock.setTimer(ROUND_TRIP_MS, () => {
            stream = this.of(request.topicName).open(request, {
              onItem: (item) => handlers.onItem(item),
              onHeartbeat: () => handlers.onHeartbeat(),
              onDiscontinuity: (discontinuity) => handlers.onDiscontinuity(discontinuity),
              onEnd: (error) => {
                end();
                handlers.onEnd(error);
              },
            });
          });
        });
        return {
          cancel: () => {
            stopWaiting();
            stream?.cancel();
            end();
          },
        };
      },
      publish: async (request) => {
        const connection = {};
        const askedAtMs = clock.monotonicMs();
        await new Promise<void>((begin) => this.#connect(connection, begin));
        const waitedMs = clock.monotonicMs() - askedAtMs;
        this.#longestPublishWaitMs = Math.max(this.#longestPublishWaitMs, waitedMs);
        try {
          await this.of(request.topicName).publish(request);
          await new Promise<void>((answer) => void clock.setTimer(ROUND_TRIP_MS, answer));
        } finally {
          this.#giveBack(connection);
        }
      },
      answers: () => Promise.resolve(true),
    };
  }

  #connect(request: object, begin: () => void): void {
    this.#queue.push({ request, begin });
    this.#beginNext();
  }

  #giveBack(request: object): void {
    this.#running.delete(request);
    const place = this.#queue.findIndex((waiting) => waiting.request === request);
    if (place >= 0) this.#queue.splice(place, 1);
    this.#beginNext();
  }

  #beginNext(): void {
    while (this.#running.size < this.#connections) {
      const next = this.#queue.shift();
      if (!next) return;
      this.#running.add(next.request);
      next.begin();
    }
  }
}
