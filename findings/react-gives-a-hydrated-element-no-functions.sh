#!/usr/bin/env bash
# react 19.3.1, react-dom 19.3.1; jsdom 27.4.0 for a document
#
# A custom element that takes a function as a property, and says something by an event, is drawn by a server and then
# hydrated. React 19 sets properties of custom elements, and has `on` and the name of an event for its listener.
# One would guess: after hydration the element has its function, and React hears the event, as for `onClick` of a button.
# What happens:    the element has neither, and nobody is told. Both are there once the component is drawn again with
#                  another function, or if it was drawn in the page from the start. (react#35446 is about listeners.)
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error --save-exact react@19.3.1 react-dom@19.3.1 jsdom@27.4.0 >/dev/null
cat >draw.mjs <<'JS'
import { JSDOM } from 'jsdom';
import { act, createElement } from 'react';
import { renderToString } from 'react-dom/server';

const { window } = new JSDOM('<div id="server"></div><div id="page"></div>');
const { document, navigator, HTMLElement } = window;
Object.assign(globalThis, { window, document, navigator, HTMLElement, IS_REACT_ACT_ENVIRONMENT: true });
const { createRoot, hydrateRoot } = await import('react-dom/client');

class TokenUser extends HTMLElement {
  set getToken(value) {
    this.given = typeof value;
  }
}
window.customElements.define('token-user', TokenUser);

let heard = 0;
const drawing = () => createElement('token-user', { getToken: () => 'token', onsaid: () => (heard += 1) });
const stateOf = (place) => {
  heard = 0;
  place.firstChild.dispatchEvent(new window.Event('said'));
  return `${place.firstChild.given ?? 'nothing'}, heard ${heard}`;
};

const server = document.getElementById('server');
server.innerHTML = renderToString(drawing());
let root;
await act(() => {
  root = hydrateRoot(server, drawing());
});
console.log(`hydrated: ${stateOf(server)}`);
await act(() => root.render(drawing()));
console.log(`drawn again: ${stateOf(server)}`);
const page = document.getElementById('page');
await act(() => createRoot(page).render(drawing()));
console.log(`drawn in the page: ${stateOf(page)}`);
JS

said=$(node draw.mjs)
echo "$said"
wanted='hydrated: nothing, heard 0
drawn again: function, heard 1
drawn in the page: function, heard 1'
if [ "$said" != "$wanted" ]; then
  echo 'CHANGED: hydration does something else now'
  exit 1
fi
