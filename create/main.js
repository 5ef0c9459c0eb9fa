#!/usr/bin/env node
// `npm create momento-chat`: asks for what it was not told, writes a small project, and says what to do next.
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { PLACES, ScaffoldError, scaffold } from './scaffold.js';

const USAGE = `create-momento-chat FOLDER --place ${Object.keys(PLACES).join('|')} --package FILE

Writes a page in which guests chat, and the Token Vending Machine that lets them in.

  FOLDER      a folder that is new or empty
  --place     where it will be:
${Object.entries(PLACES)
  .map(([place, { says }]) => `                ${place.padEnd(8)} ${says}`)
  .join('\n')}
  --package   the file that \`npm pack\` makes of momento-chat; no registry has it yet
  --help      this text
`;

try {
  await main();
} catch (error) {
  const isUsage = error instanceof ScaffoldError || error.code?.startsWith('ERR_PARSE_ARGS');
  if (!isUsage) throw error;
  console.error(`${error.message}\n\n${USAGE}`);
  process.exitCode = 1;
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { place: { type: 'string' }, package: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  if (positionals.length > 1) throw new ScaffoldError(`One folder, please, not ${positionals.join(', ')}.`);
  const asks = process.stdin.isTTY ? createInterface(process.stdin, process.stdout) : undefined;
  try {
    const folder = positionals[0] ?? (await asks?.question('Which folder is it to be in? '));
    const place =
      values.place ?? (await asks?.question(`Where will it be (${Object.keys(PLACES).join(', ')})? `));
    const packed =
      values.package ?? (await asks?.question('Which file did `npm pack` make of momento-chat? '));
    await scaffold({ folder: folder?.trim(), place: place?.trim(), packed: packed?.trim() });
    console.log(nextSteps(folder.trim()));
  } finally {
    asks?.close();
  }
}

function nextSteps(folder) {
  return `Written. Next:

  cd ${/^[\w./@-]+$/.test(folder) ? folder : `'${folder.replaceAll("'", String.raw`'\''`)}'`}
  npm install
  # a key into .env: README.md says where it comes from, and how to try without one
  npm start
`;
}
