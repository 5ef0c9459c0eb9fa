#!/usr/bin/env bash
# workerd 1.20261117.1 (its package for Linux on x64), compatibility date 2026-11-17, beside the fetch of Node
#
# Both send a header with a name in it that is not ASCII.
# One would guess: the standard of fetch makes one byte of each character, Latin-1, and refuses what that cannot
#                  hold. So "Zoë" is three bytes from either, and "пароль" goes out from neither.
# What happens:    so it is in Node. workerd writes UTF-8 and refuses nothing: "Zoë" is four bytes, and a server that
#                  reads headers as others do sees "ZoÃ«". A password in a header is a wrong password then.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init --yes >/dev/null
npm install --no-audit --no-fund --ignore-scripts --loglevel=error --save-exact \
  @cloudflare/workerd-linux-64@1.20261117.1 >/dev/null
cat >send.mjs <<'JS'
export async function send(url) {
  const lines = [];
  for (const name of ['Zoë', 'пароль']) {
    const sent = fetch(url, { headers: { name } });
    lines.push(`${name}: ${await sent.then((answer) => answer.text(), ({ name }) => name)}`);
  }
  return lines.join('\n');
}
JS
cat >worker.mjs <<'JS'
import { send } from 'send.mjs';

export default {
  async fetch(_, { SERVER }) {
    return new Response(await send(SERVER));
  },
};
JS
cat >run.mjs <<'JS'
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { send } from './send.mjs';

// Node makes a character of each byte of a header; this gives the bytes back.
const server = createServer(({ headers }, response) => {
  response.end(Buffer.from(headers.name, 'latin1').toString('hex'));
});
await once(server.listen(0, '127.0.0.1'), 'listening');
const url = `http://127.0.0.1:${server.address().port}/`;
writeFileSync(
  'config.capnp',
  `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .main), (name = "here", network = (allow = ["private"]))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [
    (name = "worker.mjs", esModule = embed "worker.mjs"),
    (name = "send.mjs", esModule = embed "send.mjs"),
  ],
  compatibilityDate = "2026-11-17",
  bindings = [(name = "SERVER", text = "${url}")],
  globalOutbound = "here",
);`,
);
const workerd = 'node_modules/@cloudflare/workerd-linux-64/bin/workerd';
const stdio = ['ignore', 'ignore', 'inherit', 'pipe'];
const child = spawn(workerd, ['serve', 'config.capnp', '--control-fd=3'], { stdio });
const [line] = await once(createInterface({ input: child.stdio[3] }), 'line');
const answer = await fetch(`http://127.0.0.1:${JSON.parse(line).port}/`);
console.log(`Node\n${await send(url)}\nworkerd\n${await answer.text()}`);
child.kill();
await once(child, 'exit');
server.closeAllConnections();
server.close();
JS

echo "workerd 1.20261117.1, node $(node --version); wanted: the same from both"
node run.mjs | tee seen
if ! diff - seen <<'EXPECTED'; then
Node
Zoë: 5a6feb
пароль: TypeError
workerd
Zoë: 5a6fc3ab
пароль: d0bfd0b0d180d0bed0bbd18c
EXPECTED
  echo 'CHANGED: workerd writes headers as the standard has it, or Node does not'
  exit 1
fi
