#!/usr/bin/env bash
# happy-dom 21.0.4
#
# Two buttons in one shadow root; the focus goes from the first to the second. Somebody outside listens to `focusout` on
# the host, to close a menu when the focus has left it.
# One would guess: nothing is heard outside: both ends of the move are the same host there, and the DOM standard ends the
#                  path of such an event at the shadow root (browsers do).
# What happens:    the host hears it, and `relatedTarget` is the button inside, which nobody outside should see. A menu
#                  that would stay open in a browser closes in a test.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error --save-exact happy-dom@21.0.4 >/dev/null
cat >focus.mjs <<'JS'
import { Window } from 'happy-dom';

const { document } = new Window();
const host = document.createElement('div');
const root = host.attachShadow({ mode: 'open' });
root.innerHTML = '<button id="one"></button><button id="two"></button>';
document.body.append(host);
const heard = [];
host.addEventListener('focusout', ({ relatedTarget }) => heard.push(relatedTarget?.id ?? String(relatedTarget)));
root.querySelector('#one').focus();
root.querySelector('#two').focus();
console.log(`heard outside: ${heard.length === 0 ? 'nothing' : heard.join(' ')}`);
process.exit(0);
JS

seen=$(node focus.mjs)
echo "$seen"
if [ "$seen" != 'heard outside: two' ]; then
  echo 'CHANGED: the event takes another path now'
  exit 1
fi
