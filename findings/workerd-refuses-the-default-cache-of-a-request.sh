#!/usr/bin/env bash
# workerd 1.20261117.1 (its package for Linux on x64), under three compatibility dates
#
# A worker makes a request with "cache", as the standard of fetch has it.
# One would guess: 'default', which is what a request has that does not say, is taken by a runtime that knows the field.
# What happens:    before 2024-11-11 any "cache" is an error, and Request.prototype has no such property. Since then
#                  'no-store' is taken, and 'default' is a TypeError to this day. Leave the field out instead.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init --yes >/dev/null
npm install --no-audit --no-fund --ignore-scripts --loglevel=error --save-exact \
  @cloudflare/workerd-linux-64@1.20261117.1 >/dev/null
cat >worker.mjs <<'JS'
function made(init) {
  try {
    new Request('http://example.com/', init);
    return 'taken';
  } catch (error) {
    return String(error);
  }
}

export default {
  fetch() {
    const lines = [
      `is known: ${'cache' in Request.prototype}`,
      `no-store: ${made({ cache: 'no-store' })}`,
      `default:  ${made({ cache: 'default' })}`,
    ];
    return new Response(lines.join('\n'));
  },
};
JS
cat >run.mjs <<'JS'
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

for (const date of ['2024-11-10', '2024-11-11', '2026-11-17']) {
  writeFileSync(
    'config.capnp',
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .main)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [(name = "worker.mjs", esModule = embed "worker.mjs")],
  compatibilityDate = "${date}",
);`,
  );
  const workerd = 'node_modules/@cloudflare/workerd-linux-64/bin/workerd';
  const stdio = ['ignore', 'ignore', 'inherit', 'pipe'];
  const child = spawn(workerd, ['serve', 'config.capnp', '--control-fd=3'], { stdio });
  const [line] = await once(createInterface({ input: child.stdio[3] }), 'line');
  const answer = await fetch(`http://127.0.0.1:${JSON.parse(line).port}/`);
  console.log(`as of ${date}\n${await answer.text()}`);
  child.kill();
  await once(child, 'exit');
}
JS

echo 'workerd 1.20261117.1; wanted: default is taken wherever no-store is'
node run.mjs | tee seen
if ! diff - seen <<'EXPECTED'; then
as of 2024-11-10
is known: false
no-store: Error: The 'cache' field on 'RequestInitializerDict' is not implemented.
default:  Error: The 'cache' field on 'RequestInitializerDict' is not implemented.
as of 2024-11-11
is known: true
no-store: taken
default:  TypeError: Unsupported cache mode: default
as of 2026-11-17
is known: true
no-store: taken
default:  TypeError: Unsupported cache mode: default
EXPECTED
  echo 'CHANGED: workerd takes what a request has by default, or says something else'
  exit 1
fi
