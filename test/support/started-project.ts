import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished } from 'vitest';

export interface StartOptions {
  /** What it has printed once it is there. */
  readonly prints: RegExp;
  readonly env?: NodeJS.ProcessEnv;
  /** How long that may take, in ms; default: as any poll of the test. */
  readonly timeout?: number;
}

/** `npm start` of a project, until the end of the test. @returns what it has printed, when it is there */
export async function startProject(folder: string, { prints, env, timeout }: StartOptions): Promise<string> {
  const program = spawn('npm', ['start', '--silent'], { cwd: folder, detached: true, env });
  let printed = '';
  for (const stream of [program.stdout, program.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  onTestFinished(async () => {
    if (program.exitCode !== null || program.pid === undefined) return;
    const ended = once(program, 'exit');
    // npm and what it has started.
    process.kill(-program.pid, 'SIGTERM');
    await ended;
  });
  await expect.poll(() => printed, timeout === undefined ? {} : { timeout }).toMatch(prints);
  return printed;
}
