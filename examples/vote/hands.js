// A show of hands on a topic. Momento replays a few of the last items, and not always: so nothing is added up. A page says its
// own hand, and says it again when somebody asks. All ask when they come or come back, and somebody does twice a minute.
// A hand that is not said again is down.
import { openTopic } from '/momento-chat/topics.js';

const ANSWER_WITHIN_MS = 1_000;
const DOWN_AFTER_MS = 4_000;
const ASK_AFTER_MS = 30_000;

/** Takes what a topic takes; `onState` also hears of what could not be said (`unsaid`), and `onChange` of each change. */
export function openHands({ onChange, onState, ...options }) {
  /** What the topic said since this page first asked: by who said it, `{ choice, round }`. */
  const hands = new Map();
  let round = 0;
  let hasAsked = false;
  let isLive = false;
  let answering;
  let asking;
  /** What this page's hand was raised for, until the topic says so. */
  let raised;
  /** Two texts that are on their way at once may arrive in either order, and the last hand counts. */
  let lastSaid = Promise.resolve();

  const topic = openTopic({
    ...options,
    onItem: ({ value, publisherId }) => {
      const { ask, hand } = readItem(value);
      const isOwn = publisherId === topic.tokenId;
      if (ask) heardAsk(isOwn);
      else if (hand !== undefined && hasAsked) hands.set(publisherId, { choice: hand, round });
      if (isOwn && hand === raised) raised = undefined;
      onChange();
    },
    onState: (state) => {
      if (state.phase === 'live' && !isLive) ask();
      isLive = state.phase === 'live';
      onState(state);
    },
  });

  function heardAsk(isOwn) {
    round += 1;
    const asked = round;
    // Hands before that were replayed: who raised them may be gone.
    hasAsked ||= isOwn;
    answering ??= setTimeout(() => {
      answering = undefined;
      if (raised ?? own()) say(() => ({ hand: raised ?? own() }));
    }, Math.random() * ANSWER_WITHIN_MS);
    setTimeout(() => {
      if (!isLive) return;
      for (const [who, hand] of hands) if (hand.round < asked) hands.delete(who);
      onChange();
    }, DOWN_AFTER_MS);
    askLater();
  }

  function askLater() {
    clearTimeout(asking);
    // Not all at once: who hears that somebody asked has no need to.
    asking = setTimeout(ask, ASK_AFTER_MS * (1 + Math.random() / 3));
  }

  function ask() {
    askLater();
    say(() => ({ ask: true }));
  }

  /** Says it when all that was said before is there. */
  function say(whatNow) {
    lastSaid = lastSaid
      .then(() => topic.publish(JSON.stringify(whatNow())))
      .then(
        () => onState(topic.state),
        ({ code, message }) => {
          // What the topic says of this page is true again.
          raised = undefined;
          onState({ ...topic.state, unsaid: code ?? message });
        },
      );
  }

  function own() {
    return hands.get(topic.tokenId)?.choice;
  }

  return {
    /** What this page's hand is up for; undefined as long as the topic does not say so. */
    own,
    /** How many are up for a choice. */
    count: (choice) => [...hands.values()].filter((hand) => hand.choice === choice).length,
    /** '' takes it down. */
    raise: (choice) => {
      raised = choice;
      say(() => ({ hand: choice }));
    },
  };
}

/** Anybody may have written anything. */
function readItem(value) {
  try {
    const { ask, hand } = JSON.parse(value);
    return { ask: ask === true, hand: typeof hand === 'string' ? hand : undefined };
  } catch {
    return {};
  }
}
