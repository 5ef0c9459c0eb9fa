/** Where something went wrong that should not: nothing of the error's text, which may hold anything. */
export interface Fault {
  readonly name: string;
  /** Places in the code. */
  readonly at: readonly string[];
}

const MAX_PLACES = 8;

/** Undefined for no error. */
export function faultOf(error: unknown): Fault | undefined {
  if (error === undefined) return undefined;
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const { stack = '', message } = error;
  const places = stack.slice(stack.indexOf(message) + message.length).split('\n');
  // A name can be set to anything, too.
  const name = /^\w{1,60}$/.test(error.name) ? error.name : 'Error';
  return {
    name,
    at: places
      .map((line) => line.trim())
      .filter(isPlace)
      .slice(0, MAX_PLACES),
  };
}

/** `at load (file:///var/task/index.mjs:1:2)` */
function isPlace(line: string): boolean {
  return /^at (?:[\w.<>[\] #]+ \()?(?:file:\/\/|node:)?[\w./-]+:\d+:\d+\)?$/.test(line);
}
