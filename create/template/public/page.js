import '/momento-chat/elements.js';
import { momentoTransport } from '/momento-chat/topics.js';

const form = document.querySelector('form');
const room = document.querySelector('momento-chat-room');

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void join(new FormData(form).get('name').trim());
});

async function join(name) {
  try {
    const { cacheName, momentoEndpoint } = await getJson('config.json');
    if (momentoEndpoint) room.transport = momentoTransport({ endpoint: momentoEndpoint });
    room.getToken = ({ signal }) => getJson(`api/momento/token?${new URLSearchParams({ name })}`, { signal });
    room.cache = cacheName;
    room.name = name;
    form.hidden = true;
  } catch (error) {
    form.querySelector('output').value =
      `The chat cannot be reached. Try again in a moment. (${error.message})`;
  }
}

// People read in the room what is wrong; this is for whoever runs the page.
room.addEventListener('chat-trouble', ({ source, code, says }) => console.warn(source, code, says));

async function getJson(url, options) {
  const answer = await fetch(url, options);
  if (!answer.ok) throw new Error(`${answer.status} from ${url.split('?')[0]}`);
  return answer.json();
}
