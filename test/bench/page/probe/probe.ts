// Runs in every page that is measured, before the page's own scripts: tells when messages were painted.

/** What the bench asks of a page. All times are epoch ms with fractions, the same clock in every page. */
export interface PageProbe {
  /** Looks at the rows from now on: after each painted frame, the number of the newest one. */
  watchRows(selector: string): void;
  /** A page without rows has received message `number`. */
  received(number: number): void;
  /** When message `number` was there, once it is. */
  until(number: number): Promise<number>;
  /** When each message was there, by its number. */
  times(): readonly number[];
  /** Ms from the next click until message `number` is painted as the newest one, in view; without one, a frame. */
  paintedAfterClick(selector: string, number?: number): Promise<number>;
  /** Nodes in the rows' tree: elements, texts, comments. */
  countNodes(selector: string): number;
  /** The text of an element. */
  textOf(selector: string): string;
  /** What is copied next. */
  copied(): Promise<string>;
  /** Scrolls the element to a part of its height: 0 is its beginning, 1 its end. */
  scrollTo(selector: string, part: number): void;
}

declare global {
  interface Window {
    readonly benchProbe: PageProbe;
  }
}

const MARK = /#(\d+);/;
const MAX_FOLLOWERS = 3;

// More than any part says in a room. All of it from the start: what the bench notes must not count as the page's memory.
const times = new Float64Array(250_000);
let noted = 0;
let waiting: { readonly number: number; readonly resolve: (atMs: number) => void }[] = [];

function note(number: number): void {
  if (number < noted) return;
  const atMs = performance.timeOrigin + performance.now();
  // Messages are in order: with this one, all before it are there.
  times.fill(atMs, noted, number + 1);
  noted = number + 1;
  const due = waiting.filter((one) => one.number <= number);
  waiting = waiting.filter((one) => one.number > number);
  for (const { resolve } of due) resolve(atMs);
}

/** Finds an element through all open shadow roots. */
function find(selector: string, root: Document | ShadowRoot = document): Element | undefined {
  const own = root.querySelector(selector);
  if (own) return own;
  for (const element of root.querySelectorAll('*')) {
    const found = element.shadowRoot && find(selector, element.shadowRoot);
    if (found) return found;
  }
  return undefined;
}

/** The number of the newest message; what is no message may follow it, such as an element to scroll to. */
function newestOf(rows: Element): number | undefined {
  let row = rows.lastElementChild;
  for (let looked = 0; row && looked < MAX_FOLLOWERS; looked++) {
    const mark = MARK.exec(row.textContent);
    if (mark) return Number(mark[1]);
    row = row.previousElementSibling;
  }
  return undefined;
}

function isInView(rows: Element): boolean {
  const { bottom, height } = rows.getBoundingClientRect();
  return height > 0 && bottom <= innerHeight;
}

const afterPaint = new MessageChannel();

const benchProbe: PageProbe = {
  watchRows(selector) {
    let rows: Element | undefined;
    // A task that a frame's callback asks for runs after that frame was painted.
    afterPaint.port1.onmessage = () => {
      if (!rows?.isConnected) rows = find(selector);
      const newest = rows && newestOf(rows);
      if (newest !== undefined) note(newest);
    };
    const onFrame = () => {
      afterPaint.port2.postMessage(undefined);
      requestAnimationFrame(onFrame);
    };
    requestAnimationFrame(onFrame);
  },
  received: note,
  until: (number) => {
    const atMs = times[number];
    if (atMs === undefined)
      return Promise.reject(new RangeError(`unable to note so many messages as ${number}`));
    if (number < noted) return Promise.resolve(atMs);
    return new Promise((resolve) => void waiting.push({ number, resolve }));
  },
  times: () => [...times.subarray(0, noted)],
  paintedAfterClick: (selector, number) =>
    new Promise((resolve) => {
      const channel = new MessageChannel();
      const onClick = ({ timeStamp }: Event) => {
        channel.port1.onmessage = () => {
          const atMs = performance.now();
          const rows = find(selector);
          const isThere = rows && newestOf(rows) === number && isInView(rows);
          if (number === undefined || isThere) resolve(atMs - timeStamp);
          else requestAnimationFrame(onFrame);
        };
        const onFrame = () => channel.port2.postMessage(undefined);
        requestAnimationFrame(onFrame);
      };
      addEventListener('click', onClick, { capture: true, once: true });
    }),
  countNodes(selector) {
    const root = find(selector)?.getRootNode();
    if (!root) return 0;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ALL);
    let nodes = 0;
    while (walker.nextNode()) nodes += 1;
    return nodes;
  },
  textOf: (selector) => find(selector)?.textContent ?? '',
  copied: () =>
    new Promise((resolve) => {
      const onCopy = ({ clipboardData }: ClipboardEvent) =>
        resolve(clipboardData?.getData('text/plain') ?? '');
      addEventListener('copy', onCopy, { once: true });
    }),
  scrollTo(selector, part) {
    const element = find(selector);
    if (element) element.scrollTop = element.scrollHeight * part;
  },
};

Object.assign(window, { benchProbe });
