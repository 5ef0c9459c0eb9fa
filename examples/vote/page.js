import { momentoTransport } from '/momento-chat/topics.js';
import { openHands } from './hands.js';

const me = `page-${crypto.randomUUID().slice(0, 8)}`;
const choices = [...document.querySelectorAll('button')];
const status = document.querySelector('[role=status]');

try {
  const { cacheName, momentoEndpoint: endpoint } = await getJson('config.json');
  const hands = openHands({
    cacheName,
    topicName: 'ride',
    // Real tokens say where Momento is: only the local stand-in needs this line.
    transport: momentoTransport({ endpoint }),
    tokens: ({ signal }) => getJson(`token?${new URLSearchParams({ name: me })}`, { signal }),
    onChange: () => show(hands),
    onState: ({ phase, problem, unsaid }) => {
      document.querySelector('fieldset').disabled = phase !== 'live';
      const why = unsaid ?? problem?.code;
      status.textContent = why ? `Not all hands are counted: ${phase}, ${why}` : phase;
    },
  });
  for (const choice of choices) {
    choice.addEventListener('click', () => hands.raise(hands.own() === choice.id ? '' : choice.id));
  }
} catch (error) {
  status.textContent = `The vote cannot be reached. Load the page again in a moment. (${error.message})`;
}

function show(hands) {
  for (const choice of choices) {
    const count = hands.count(choice.id);
    const [meter, output] = choice.parentElement.querySelectorAll('meter, output');
    choice.setAttribute('aria-pressed', hands.own() === choice.id);
    meter.max = Math.max(1, ...choices.map(({ id }) => hands.count(id)));
    meter.value = count;
    output.value = count;
  }
}

async function getJson(url, options) {
  const answer = await fetch(url, options);
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.json();
}
