#!/usr/bin/env bash
# @custom-elements-manifest/analyzer 0.11.0
#
# An element dispatches an event that is a class of its own, which has its type from a static field. The comment of the
# element names it too.
# One would guess: one event in the manifest, or two; each with a name, which the schema requires.
# What happens:    two, and the one that comes from `dispatchEvent(new …())` has a type and no name, so that the manifest
#                  does not hold to its schema. For `new CustomEvent('…')` in the same place it finds the name.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error --save-exact --ignore-scripts \
  @custom-elements-manifest/analyzer@0.11.0 custom-elements-manifest@2.1.0 >/dev/null
cat >element.js <<'JS'
class SavedEvent extends Event {
  static type = 'saved';
  constructor() {
    super(SavedEvent.type);
  }
}

/** @fires saved - the text is kept */
export class TextKeeper extends HTMLElement {
  save() {
    this.dispatchEvent(new SavedEvent());
    this.dispatchEvent(new CustomEvent('counted'));
  }
}
customElements.define('text-keeper', TextKeeper);
JS

npx cem analyze --globs element.js --quiet
events=$(node -p "
  const { modules } = require('./custom-elements.json');
  const { events } = modules[0].declarations.find(({ name }) => name === 'TextKeeper');
  events.map(({ name, type }) => name + ':' + type?.text).join(' ')
")
required=$(node -p "
  require('custom-elements-manifest/schema.json').definitions.Event.required.join()
")
echo "events: $events; the schema requires: $required"
if [ "$events" != 'undefined:SavedEvent counted:CustomEvent saved:undefined' ] || [[ $required != *name* ]]; then
  echo 'CHANGED: other events, or another schema'
  exit 1
fi
