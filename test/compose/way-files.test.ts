import { describe, expect, it } from 'vitest';
import { keepWayFiles } from '../../src/compose/way-files.ts';
import { FakeWebStorage } from '../support/fake-web-storage.ts';

const SCRIPT = 'https://chat.example/assets/page-1.js';
const WAY = ['https://chat.example/assets/ways-in-1.js', 'https://chat.example/assets/session-1.js'];

function kept(options: { readonly script: string | undefined; readonly loaded: readonly string[] }) {
  const storage = new FakeWebStorage();
  keepWayFiles({ tab: () => storage.openTab(), script: options.script, loaded: () => options.loaded });
  return storage.openTab().getItem('momento-chat:way-files');
}

describe('The files of a way in', () => {
  it('are the scripts of the page, each once, behind that of its build', () => {
    const others = ['https://chat.example/config.json', 'https://elsewhere.example/assets/a.js', SCRIPT];
    const loaded = [...others, ...WAY, ...WAY];
    expect(kept({ script: SCRIPT, loaded })).toBe([SCRIPT, ...WAY].join(' '));
  });

  it('are not kept in development, or where the page has no script', () => {
    expect(kept({ script: 'http://localhost/src/main.ts', loaded: WAY })).toBeNull();
    expect(kept({ script: undefined, loaded: WAY })).toBeNull();
  });

  it('are not kept where storage is blocked, and nobody hears of it', () => {
    const storage = new FakeWebStorage();
    storage.isBlocked = true;
    keepWayFiles({ tab: () => storage.openTab(), script: SCRIPT, loaded: () => WAY });
    expect(storage.isEmpty).toBe(true);
  });

  it('are not kept in a browser that does not tell, and nobody hears of it', () => {
    const storage = new FakeWebStorage();
    const loaded = () => {
      throw new TypeError('performance.getEntriesByType is not a function');
    };
    keepWayFiles({ tab: () => storage.openTab(), script: SCRIPT, loaded });
    expect(storage.isEmpty).toBe(true);
  });
});
