// A bot in a room: it answers /help, and reminds people who write "/remind 10m tea", or "@bot remind 10m tea".
import { openChat } from 'momento-chat/chat';
import { momentoTransport } from 'momento-chat/topics';
import { TvmClient } from 'momento-chat/tvm-client';

const [page = 'http://localhost:5173/', room = 'lobby'] = process.argv.slice(2);
const UNITS_MS = { s: 1_000, m: 60_000, h: 3_600_000 };
const HELP = 'Write "@bot remind 10m tea", and I remind you of it in ten minutes; 30s or 2h will do, too.';

// The page's own configuration says which machine gives tokens to guests, and where Momento is, if not where they lead.
const config = await (await fetch(new URL('config.json', page))).json();
const machine = config.tokenVendingMachines.find(({ auth }) => auth === 'open');
if (!machine) throw new Error(`${page} lets no guests in; a bot needs a machine that does`);
// The local page has a name for each visitor below "localhost", which only browsers know.
const endpoint = config.momentoEndpoint?.replace(/[\w-]+\.localhost/, '127.0.0.1');

const startedAtMs = Date.now();
const timers = new Set();
const chat = openChat({
  cacheName: config.cacheName,
  topicName: room,
  userName: 'bot',
  tokens: new TvmClient({ url: new URL(machine.url, page).href, name: 'bot' }),
  transport: momentoTransport({ endpoint }),
  onConnection: ({ state, problem }) => console.log(state, problem?.code ?? ''),
  onMessage: (message) => {
    // Neither itself, nor what was said before it came, which Momento replays.
    if (!message.own && message.atMs >= startedAtMs) hear(message);
  },
});

function hear({ key, author, text }) {
  const answer = (words) => chat.send(words, { replyTo: key }).ok || chat.send(words);
  const [, amount, unit, what] = /^(?:\/|@bot )remind (\d{1,2})([smh]) (.{1,500})$/.exec(text) ?? [];
  if (what) {
    answer(`In ${amount}${unit}: ${what}`);
    const timer = setTimeout(() => {
      timers.delete(timer);
      answer(`${author.name}: ${what}`);
    }, amount * UNITS_MS[unit]);
    timers.add(timer);
  } else if (/^(?:\/|@bot )(?:help|remind)\b/.test(text)) {
    answer(HELP);
  }
}

process.once('SIGINT', stop).once('SIGTERM', stop);

function stop() {
  for (const timer of timers) clearTimeout(timer);
  chat.close();
}
