// `npm run load`: asks a deployed machine of one's own for tokens at a low, steady rate (docs/operating.md).

import { askMachine } from './ask-machine.ts';
import { loadOptions, USAGE } from './load-options.ts';
import { loadReport } from './load-report.ts';
import { runLoad } from './run-load.ts';

try {
  const options = loadOptions(process.argv.slice(2), process.env);
  if (options === 'help') console.log(USAGE);
  else {
    const { url, perSecond, seconds, despiteRefusals } = options;
    const stop = new AbortController();
    process.once('SIGINT', () => stop.abort());
    console.log(
      `${perSecond} a second for ${seconds} s at ${url.href}; Ctrl+C ends it and prints what there is\n`,
    );
    const result = await runLoad({
      ask: askMachine(options),
      perSecond,
      seconds,
      despiteRefusals,
      signal: stop.signal,
      clock: {
        monotonicMs: () => performance.now(),
        setTimer: (delayMs, run) => {
          const id = setTimeout(run, delayMs);
          return () => clearTimeout(id);
        },
      },
    });
    console.log(loadReport(result));
    const hasVended = result.asked.some(({ outcome }) => outcome === 'vended');
    if (!hasVended || result.isCutShort) process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
