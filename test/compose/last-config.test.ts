import { describe, expect, it } from 'vitest';
import { keepConfig, keepService, lastConfig, lastService } from '../../src/compose/last-config.ts';
import { FakeWebStorage } from '../support/fake-web-storage.ts';

const PAGE = 'https://pages.example/chat/?room=lobby#x';
const FILE = { cacheName: 'chat', rooms: ['lobby'] };

function openTab() {
  const storage = new FakeWebStorage().openTab();
  return () => storage;
}

describe('The configuration of the last visit', () => {
  it('is what this page was told, whatever room its address names', () => {
    const tab = openTab();
    keepConfig(FILE, { tab, pageUrl: PAGE });
    expect(lastConfig({ tab, pageUrl: 'https://pages.example/chat/index.html?room=other' })).toEqual(FILE);
  });

  it('has led somewhere, which is another record of the same page', () => {
    const tab = openTab();
    keepService('https://cell.momento.example', { tab, pageUrl: PAGE });
    expect(lastService({ tab, pageUrl: PAGE })).toBe('https://cell.momento.example');
    expect(lastService({ tab, pageUrl: 'https://pages.example/other/' })).toBeUndefined();
    expect(lastConfig({ tab, pageUrl: PAGE })).toBeUndefined();
    tab().setItem(
      'momento-chat:last-service',
      JSON.stringify({ of: 'https://pages.example/chat/config.json', what: 7 }),
    );
    expect(lastService({ tab, pageUrl: PAGE })).toBeUndefined();
  });

  it('is not that of another page of the same origin', () => {
    const tab = openTab();
    keepConfig(FILE, { tab, pageUrl: PAGE });
    expect(lastConfig({ tab, pageUrl: 'https://pages.example/other/' })).toBeUndefined();
  });

  it.each(['null', '7', '{}', '[]', 'no JSON', ''])('is none where storage holds %j', (text) => {
    const tab = openTab();
    keepConfig(FILE, { tab, pageUrl: PAGE });
    tab().setItem('momento-chat:last-config', text);
    expect(lastConfig({ tab, pageUrl: PAGE })).toBeUndefined();
  });

  it('is none where storage is blocked', () => {
    const tab = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
    keepConfig(FILE, { tab, pageUrl: PAGE });
    expect(lastConfig({ tab, pageUrl: PAGE })).toBeUndefined();
  });
});
