import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** At a terminal, asks twice without showing what is typed; else takes the first line of standard input. */
export async function askPassword(): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).split(/\r?\n/)[0] ?? '';
  const password = await askUnseen('Password: ');
  if ((await askUnseen('Again: ')) !== password) throw new Error('unable to go on; the two passwords differ');
  return password;
}

async function askUnseen(prompt: string): Promise<string> {
  process.stdout.write(prompt);
  // As a terminal, readline echoes itself what is typed: to nowhere.
  const output = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output, terminal: true });
  // Ctrl-C would otherwise leave the question open.
  lines.once('SIGINT', () => process.exit(130));
  try {
    return await lines.question('');
  } finally {
    lines.close();
    process.stdout.write('\n');
  }
}
