import '/momento-chat/elements.js';
import { momentoTransport } from '/momento-chat/topics.js';

const form = document.querySelector('form');
const room = document.querySelector('momento-chat-room');

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void join();
});

async function join() {
  try {
    const { cacheName, momentoEndpoint: endpoint } = await getJson('config.json');
    // Real tokens say where Momento is: only the local stand-in needs this line.
    room.transport = momentoTransport({ endpoint });
    room.getToken = ({ signal }) => getJson(`token?${new URLSearchParams({ name: room.name })}`, { signal });
    room.cache = cacheName;
    room.name = new FormData(form).get('name').trim();
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
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.json();
}
