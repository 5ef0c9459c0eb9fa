import { describe, expect, it } from 'vitest';
import { parseConfigUrl } from '../../../src/config/fields/config-url.ts';

const PAGE = 'https://chat.example/room/index.html?room=lobby';

describe('parseConfigUrl', () => {
  it.each([
    ['https://abc.example/prod/', 'https://abc.example/prod/'],
    ['http://localhost:3000/vend', 'http://localhost:3000/vend'],
    ['http://a.b.localhost:3000/', 'http://a.b.localhost:3000/'],
    ['http://127.0.0.1:3000/', 'http://127.0.0.1:3000/'],
    ['http://[::1]:3000/', 'http://[::1]:3000/'],
    ['api/token', 'https://chat.example/room/api/token'],
    ['/api/token?stage=x', 'https://chat.example/api/token?stage=x'],
    ['//other.example/api', 'https://other.example/api'],
  ])('takes %s', (value, href) => {
    expect(parseConfigUrl(value, PAGE)?.href).toBe(href);
  });

  it.each([
    ['http://abc.example/'],
    ['http://localhost.example/'],
    ['http://127.0.0.1.example/'],
    ['http://notlocalhost/'],
    ['http://192.168.1.5/'],
    ['ws://localhost/'],
    ['javascript:alert(1)'],
    ['data:application/json,{}'],
    ['https://user@abc.example/'],
    ['https://user:secret@abc.example/'],
    ['https://'],
    [''],
    ['  '],
  ])('refuses %j', (value) => {
    expect(parseConfigUrl(value, PAGE)).toBeUndefined();
  });

  it("lets a relative URL use the page's own protocol, and no other host", () => {
    const page = 'http://192.168.1.5:5173/';
    expect(parseConfigUrl('/api/token', page)?.href).toBe('http://192.168.1.5:5173/api/token');
    expect(parseConfigUrl('//192.168.1.6/api/token', page)).toBeUndefined();
    expect(parseConfigUrl('\\\\evil.example/x', page)).toBeUndefined();
    expect(parseConfigUrl('/api/token', 'file:///home/page/index.html')).toBeUndefined();
  });

  it('takes only a full URL where there is nothing to resolve it against', () => {
    expect(parseConfigUrl('https://abc.example')?.href).toBe('https://abc.example/');
    expect(parseConfigUrl('/api/token')).toBeUndefined();
  });
});
