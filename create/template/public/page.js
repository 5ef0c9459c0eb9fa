import '/momento-chat/elements.js';
import { momentoTransport } from '/momento-chat/topics.js';
import { signIn } from './sign-in.js';

const form = document.querySelector('form');
const room = document.querySelector('momento-chat-room');
const output = form.querySelector('output');
const button = form.querySelector('button');

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void join();
});

async function join() {
  button.disabled = true;
  output.value = '';
  try {
    const config = await getJson('config.json');
    const person = await signIn(form, config);
    // Whether they may is found out here, where people can try again; the room gets what came of it.
    let first = await tokenFor(person);
    const { momentoEndpoint } = config;
    if (momentoEndpoint) room.transport = momentoTransport({ endpoint: momentoEndpoint });
    room.getToken = ({ signal }) => {
      const given = first;
      first = undefined;
      return given ?? tokenFor(person, signal);
    };
    room.cache = config.cacheName;
    room.name = person.name;
    form.hidden = true;
  } catch (error) {
    output.value = error.message;
  } finally {
    button.disabled = false;
  }
}

/** Asks the machine. Its refusals are made for people to read. */
async function tokenFor({ ask, refused }, signal) {
  const { name, headers } = await ask();
  const query = name === undefined ? '' : `?${new URLSearchParams({ name })}`;
  const answer = await reach(`api/momento/token${query}`, { headers, signal });
  if (answer.ok) return answer.json();
  const { error } = await answer.json().catch(() => ({}));
  // Whom it did not let in it tells to sign in, and they have just tried.
  if (answer.status === 401 && refused) throw Object.assign(new Error(refused), { retryable: false });
  throw Object.assign(new Error(error?.message ?? `The chat cannot be reached (${answer.status}).`), {
    retryable: error?.retryable !== false,
  });
}

async function getJson(url) {
  const answer = await reach(url);
  if (!answer.ok) throw new Error(`The chat cannot be reached (${answer.status}). Try again in a moment.`);
  return answer.json();
}

async function reach(url, options) {
  try {
    return await fetch(url, options);
  } catch (cause) {
    throw new Error('The chat cannot be reached. Try again in a moment.', { cause });
  }
}

// People read in the room what is wrong; this is for whoever runs the page.
room.addEventListener('chat-trouble', ({ source, code, says }) => console.warn(source, code, says));
