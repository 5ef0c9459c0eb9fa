#!/usr/bin/env bash
# @lit/localize 0.12.2
#
# In runtime mode the templates of a language are loaded when somebody picks it. The network is away for a moment and
# `loadLocale` rejects. It is back, and they pick the language again.
# One would guess: setLocale calls `loadLocale` again, as it does for any language that is not the active one.
# What happens:    the language counts as still being loaded. Each further setLocale returns the old rejected promise,
#                  and nothing is asked for. A retry works only after another language was set in between.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error --save-exact @lit/localize@0.12.2 >/dev/null
cat >pick.mjs <<'JS'
import { configureLocalization } from '@lit/localize';

// What the package needs of a browser here: it tells the window what it is doing.
globalThis.window = new EventTarget();

let online = false;
let loads = 0;
const { getLocale, setLocale } = configureLocalization({
  sourceLocale: 'en',
  targetLocales: ['de'],
  loadLocale: async () => {
    loads += 1;
    if (!online) throw new Error('offline');
    return { templates: {} };
  },
});

async function pick(when, locale) {
  const outcome = await setLocale(locale).then(
    () => 'resolved',
    (error) => `rejected (${error.message})`,
  );
  console.log(`${when}, ${locale}: ${outcome}, locale ${getLocale()}, loads so far ${loads}`);
}

await pick('offline', 'de');
online = true;
await pick('online', 'de');
await pick('online, once more', 'de');
await pick('online', 'en');
await pick('online, after en', 'de');
JS

echo '@lit/localize 0.12.2; wanted: the second line says resolved'
node pick.mjs | tee seen
if ! diff - seen <<'EXPECTED'; then
offline, de: rejected (offline), locale en, loads so far 1
online, de: rejected (offline), locale en, loads so far 1
online, once more, de: rejected (offline), locale en, loads so far 1
online, en: resolved, locale en, loads so far 1
online, after en, de: resolved, locale de, loads so far 2
EXPECTED
  echo 'CHANGED: it loads the language again, or fails otherwise'
  exit 1
fi
