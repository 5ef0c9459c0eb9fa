#!/usr/bin/env node
// `npm create momento-chat`: asks for what it was not told, writes a small project, and says what to do next.
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { listed, PLACES, ScaffoldError, scaffold, WAYS_IN } from './scaffold.js';

const USAGE = `create-momento-chat FOLDER --place ${names(PLACES)} [--sign-in ${names(WAYS_IN)}] --package FILE

Writes a page with a chat, and the Token Vending Machine that lets people in.

  FOLDER       a folder that is new or empty
  --place      where it will be:
${explained(PLACES)}
  --sign-in    how people come in; guest, where nobody says otherwise:
${explained(WAYS_IN)}
  --user-pool  with cognito, the id of the user pool, and
  --client     the id of its app client for the page; without them, they are left to be filled in
  --package    the file that \`npm pack\` makes of momento-chat; no registry has it yet
  --help       this text
`;

function names(choices) {
  return Object.keys(choices).join('|');
}

function explained(choices) {
  return Object.entries(choices)
    .map(([name, { says }]) => `                 ${name.padEnd(8)} ${says}`)
    .join('\n');
}

try {
  await main();
} catch (error) {
  // Ctrl+C or Ctrl+D at a question.
  if (error.code === 'ABORT_ERR') process.exit(130);
  const isUsage = error instanceof ScaffoldError || error.code?.startsWith('ERR_PARSE_ARGS');
  if (!isUsage) throw error;
  console.error(`${error.message}\n\n${USAGE}`);
  process.exitCode = 1;
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      place: { type: 'string' },
      'sign-in': { type: 'string' },
      'user-pool': { type: 'string' },
      client: { type: 'string' },
      package: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  if (positionals.length > 1) throw new ScaffoldError(`One folder, please, not ${positionals.join(', ')}.`);
  const asks = process.stdin.isTTY ? createInterface(process.stdin, process.stdout) : undefined;
  // Nothing typed is nothing said.
  const told = async (value, question) =>
    value ?? ((await asks?.question(`${question} `))?.trim() || undefined);
  try {
    const folder = await told(positionals[0], 'Which folder is it to be in?');
    const place = await told(values.place, `Where will it be: ${listed(Object.keys(PLACES))}?`);
    const ways = listed(Object.keys(WAYS_IN));
    const signIn = (await told(values['sign-in'], `How do people come in: ${ways}? (guest)`)) ?? 'guest';
    const isPool = signIn === 'cognito';
    const later = '(Enter, to fill it in later)';
    const userPool = isPool
      ? await told(values['user-pool'], `Which user pool, such as eu-west-1_aBcDeFgHi? ${later}`)
      : values['user-pool'];
    const client = isPool ? await told(values.client, `Which app client of it? ${later}`) : values.client;
    const packed = await told(values.package, 'Which file did `npm pack` make of momento-chat?');
    await scaffold({ folder, place, signIn, userPool, client, packed });
    console.log(nextSteps({ folder, signIn, isFilledIn: userPool !== undefined }));
  } finally {
    asks?.close();
  }
}

function nextSteps({ folder, signIn, isFilledIn }) {
  const steps = {
    guest: [],
    password: ['npm run user -- add NAME --tier ReadWriteUserGroup --generate'],
    cognito: isFilledIn
      ? []
      : ['# userPoolId and clientId into cognito.js: README.md says where they are shown'],
  };
  return `Written. Next:

  cd ${/^[\w./@-]+$/.test(folder) ? folder : `'${folder.replaceAll("'", String.raw`'\''`)}'`}
  npm install
  # a key into .env: README.md says where it comes from, and how to try without one
${steps[signIn].map((step) => `  ${step}\n`).join('')}  npm start
`;
}
