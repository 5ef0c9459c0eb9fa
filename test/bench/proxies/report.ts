import type { ChatOutcome } from './play-chat.ts';
import type { DefaultOutcome, MendedOutcome } from './play-proxy.ts';
import type { ProxyProgram } from './proxy-program.ts';

export interface ProxyResult {
  readonly program: ProxyProgram;
  readonly version: string;
  readonly asItIs: DefaultOutcome & { readonly silence: string };
  readonly mended: MendedOutcome & { readonly silence: string };
}

/** Both tables, and the lines that were tried, as Markdown. */
export function reportOf(results: readonly ProxyResult[]): string {
  return [
    '### With default settings',
    '',
    table(
      ['proxy', 'a stream', 'that the service ends', 'compressed', 'silent', 'preflight', 'service down'],
      results.map(({ program, version, asItIs }) => [
        `${program.name} ${version}`,
        arrival(asItIs.arrivalMs),
        asItIs.comesWhole ? 'comes whole' : 'does not come',
        asItIs.encoding || 'no',
        asItIs.silence,
        asItIs.passesPreflight ? 'passes' : 'refused',
        asItIs.down,
      ]),
    ),
    '',
    table(
      ['proxy', 'two people, deadlines honoured', 'deadlines ignored'],
      results.map(({ program, asItIs }) => [program.name, chat(asItIs.honoured), chat(asItIs.ignored)]),
    ),
    '',
    '### The lines that make it right',
    '',
    ...results.flatMap(({ program }) => [
      `${program.name}, ${program.mendingPlace}:`,
      '',
      '```',
      program.mendingLines,
      '```',
      '',
    ]),
    table(
      ['proxy', 'a stream', 'silent', 'two people'],
      results.map(({ program, mended }) => [
        program.name,
        arrival(mended.arrivalMs),
        mended.silence,
        chat(mended.chat),
      ]),
    ),
  ].join('\n');
}

function arrival(ms: number | undefined): string {
  return ms === undefined ? 'held back' : `passes, ${ms} ms late`;
}

function chat({ says, afterMs, isChat }: ChatOutcome): string {
  return `“${says}” after ${Math.round(afterMs / 1_000)} s; ${isChat ? 'both read each other' : 'they do not read each other'}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
