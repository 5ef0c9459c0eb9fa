// WebKitGTK's MiniBrowser under Xvfb, driven by WebKitWebDriver. A driver has one session and a display its own
// clipboard and focus, so each profile gets both; they are slow to start, so they are used again.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { closeServer, listen } from '../../../local/http-server.ts';
import { inPath } from '../in-path.ts';
import { until } from '../until.ts';
import { isBrowsersOwn } from './browsers-own.ts';
import { type Engine, type EngineOptions, keysOf, type Profile, type Tab } from './engine.ts';
import { WebDriverError, WebDriverSession } from './web-driver.ts';

const MINI_BROWSER_FOLDERS = ['x86_64', 'aarch64'].flatMap((machine) =>
  ['4.1', '4.0', '6.0'].map((version) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-${version}`),
);

export const webkitEngine: Engine = {
  name: 'WebKit',
  lacks: ['offline'],
  unheard: 'what the browser itself writes into the console; the page is listened to from within',
  packages: 'webkit2gtk-driver xvfb',
  find: () => {
    const all = [inPath('WebKitWebDriver'), inPath('MiniBrowser', MINI_BROWSER_FOLDERS), inPath('Xvfb')];
    const found = all.filter((path) => path !== undefined);
    return found.length === all.length ? found : undefined;
  },
  launch: async (options) => {
    const first = await Browser.start(options);
    const all = [first];
    const free = [first];
    return {
      version: `WebKitGTK ${first.session.browserVersion}`,
      openProfile: async () => {
        let browser = free.pop();
        if (!browser) all.push((browser = await Browser.start(options)));
        return profileOf(browser, () => free.push(browser));
      },
      close: async () => void (await Promise.all(all.map((browser) => browser.close()))),
    };
  },
};

const LEAVES_WITHIN_MS = 30_000;

/** https://www.w3.org/TR/webdriver2/#keyboard-actions */
const KEYS: Readonly<Record<string, string>> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Escape: '\uE00C',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
};

/** Where it has not been done yet: keeps what goes wrong in it, for {@link Tab.complaints}. */
const LISTEN = `(() => {
  if (globalThis.complaintsOfTest) return;
  const complaints = (globalThis.complaintsOfTest = []);
  const note = (what) => (event) => void complaints.push(what + (event.reason ?? event.message ?? event.violatedDirective));
  addEventListener('error', note('page error: '));
  addEventListener('unhandledrejection', note('page error: '));
  document.addEventListener('securitypolicyviolation', note('policy: '));
  for (const level of ['error', 'warn', 'log', 'info', 'debug']) {
    const write = console[level];
    console[level] = (...said) => {
      complaints.push('console: ' + said.join(' '));
      write.apply(console, said);
    };
  }
})()`;

/** Somebody who wants nothing to move: without a GPU, what moves costs the processor time that is wanted elsewhere. */
const GTK_SETTINGS = '[Settings]\ngtk-enable-animations=0\ngtk-cursor-blink=0\n';

/** A display, a driver on it, and the browser that it drives. */
class Browser {
  readonly session: WebDriverSession;
  readonly #processes: readonly ChildProcess[];
  readonly #settingsDir: string;

  static async start({ keepsLeftPages = true }: EngineOptions = {}): Promise<Browser> {
    const [driver = '', binary = '', xvfb = ''] = webkitEngine.find() ?? [];
    const display = spawn(xvfb, ['-displayfd', '3', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const [number] = (await once(display.stdio[3] as NodeJS.ReadableStream, 'data')) as [Buffer];
    const port = await freePort();
    const settingsDir = await writeSettings();
    const server = spawn(driver, [`--port=${port}`], {
      env: {
        ...process.env,
        DISPLAY: `:${number.toString().trim()}`,
        LANGUAGE: 'en_US',
        GDK_BACKEND: 'x11',
        XDG_CONFIG_HOME: settingsDir,
        // Without a GPU, threads that play one take two fifths of the processor time.
        WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      },
      stdio: 'ignore',
    });
    const url = `http://127.0.0.1:${port}`;
    await untilReady(url);
    const session = await WebDriverSession.begin(url, {
      'webkitgtk:browserOptions': {
        binary,
        args: ['--automation', ...(keepsLeftPages ? [] : ['--enable-page-cache=false'])],
      },
      timeouts: { script: 10_000, pageLoad: 20_000 },
    });
    return new Browser(session, { processes: [server, display], settingsDir });
  }

  private constructor(
    session: WebDriverSession,
    { processes, settingsDir }: { readonly processes: readonly ChildProcess[]; readonly settingsDir: string },
  ) {
    this.session = session;
    this.#processes = processes;
    this.#settingsDir = settingsDir;
  }

  async close(): Promise<void> {
    await this.session.end();
    for (const child of this.#processes) child.kill();
    // What has been ended writes there until it has.
    await rm(this.#settingsDir, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** @returns the folder where GTK, of either version, looks for them */
async function writeSettings(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'gtk-'));
  for (const version of ['gtk-3.0', 'gtk-4.0']) {
    await mkdir(join(dir, version));
    await writeFile(join(dir, version, 'settings.ini'), GTK_SETTINGS);
  }
  return dir;
}

async function profileOf({ session }: Browser, release: () => void): Promise<Profile> {
  const [first] = (await session.get('window/handles')) as [string];
  const opened: string[] = [];
  return {
    openTab: async () => {
      let handle = first;
      if (opened.length > 0)
        ({ handle } = (await session.post('window/new', { type: 'window' })) as { handle: string });
      opened.push(handle);
      return tabOf(session, handle);
    },
    close: async () => {
      for (const handle of opened.slice(1)) {
        await session.post('window', { handle });
        await session.delete('window');
      }
      await session.post('window', { handle: first });
      await session.post('url', { url: 'about:blank' });
      release();
    },
  };
}

function tabOf(session: WebDriverSession, handle: string): Tab {
  // Of several tabs, a command is for the one that was switched to.
  const post = async (command: string, parameters?: object) => {
    await session.post('window', { handle });
    return session.post(command, parameters);
  };
  // The protocol tells nothing of the console, so the page is listened to from the first question on.
  const run = (expression: string) =>
    post('execute/sync', { script: `${LISTEN}; return ${expression}`, args: [] });
  const complaints: string[] = [];
  const collect = async () => {
    const lines = (await run('globalThis.complaintsOfTest.splice(0)')) as string[];
    complaints.push(...lines.filter((line) => !isBrowsersOwn(line)));
  };
  const load = async (command: string, parameters?: object) => {
    await collect();
    await post(command, parameters);
  };
  /** Whether the page that was left with this mark is still there; one that is just going answers nothing. */
  const isThere = async (mark: number): Promise<boolean> => {
    try {
      return (await run('globalThis.markOfTest')) === mark;
    } catch (error) {
      if (error instanceof WebDriverError && error.code === 'no such frame') return true;
      throw error;
    }
  };
  let marks = 0;
  /** The driver's own ways back and forward wait for ever for a page that comes from the back/forward cache. */
  const go = async (by: number) => {
    await collect();
    const mark = (marks += 1);
    await run(`(() => {
      globalThis.markOfTest = ${mark};
      // Where both entries of the history are of one page.
      addEventListener('popstate', () => delete globalThis.markOfTest, { once: true });
      setTimeout(() => history.go(${by}));
    })()`);
    await until('the page gone', async () => !(await isThere(mark)), { withinMs: LEAVES_WITHIN_MS });
  };
  const perform = (id: string, actions: readonly object[], more: object = {}) =>
    post('actions', { actions: [{ id, type: id, ...more, actions }] });
  return {
    listener: LISTEN,
    complaints: async () => {
      await collect();
      return complaints;
    },
    goto: (url) => load('url', { url }),
    reload: () => load('refresh'),
    back: () => go(-1),
    forward: () => go(1),
    evaluate: run,
    click: async ({ x, y }) => {
      const moved = { type: 'pointerMove', x: Math.round(x), y: Math.round(y) };
      const actions = [moved, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }];
      await perform('pointer', actions, { parameters: { pointerType: 'mouse' } });
    },
    type: async (text) => {
      const strokes = Array.from(text).flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]);
      await perform('key', strokes);
    },
    press: async (keys) => {
      const values = keysOf(keys).map((key) => KEYS[key] ?? (key === 'Space' ? ' ' : key));
      await perform('key', [
        ...values.map((value) => ({ type: 'keyDown', value })),
        ...values.toReversed().map((value) => ({ type: 'keyUp', value })),
      ]);
    },
    screenshot: async () => {
      await session.post('window', { handle });
      return Buffer.from((await session.get('screenshot')) as string, 'base64');
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, { host: '127.0.0.1', port: 0 });
  await closeServer(server);
  return port;
}

async function untilReady(url: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await fetch(`${url}/status`);
      return;
    } catch (error) {
      if (tries === 200) throw error;
      await wait(50);
    }
  }
}
