import { describe, expect, it } from 'vitest';
import { brandReader } from '../../src/config/brand.ts';
import { effectiveConfig } from '../../src/config/effective-config.ts';
import { parseConfig } from '../../src/config/parse-config.ts';

const PAGE = 'https://chat.example/room/';
const inputOf = (brand: unknown) => ({ file: { brand }, pageUrl: PAGE, brandReader: brandReader(PAGE) });

function brandOf(brand: unknown) {
  const result = parseConfig(inputOf(brand));
  if (!result.ok) throw new Error(`unable to parse; ${JSON.stringify(result.problems)}`);
  return result.config.brand;
}

function problemsOf(brand: unknown) {
  const result = parseConfig(inputOf(brand));
  return result.ok ? [] : result.problems;
}

describe('A brand', () => {
  it('is read as a whole', () => {
    const file = {
      title: '  Acme  Support ',
      logo: 'brand/logo.svg',
      accent: '#1A237E',
      welcome: ' Hello!\r\n\r\nAsk us anything. 👩‍💻 ',
      imprint: 'https://acme.example/imprint',
      privacy: '/privacy',
    };
    expect(brandOf(file)).toMatchObject({
      title: 'Acme  Support',
      logo: 'https://chat.example/room/brand/logo.svg',
      accent: { light: { asked: '#1a237e', used: '#1a237e' }, dark: { asked: '#1a237e' } },
      welcome: 'Hello!\n\nAsk us anything. 👩‍💻',
      imprint: 'https://acme.example/imprint',
      privacy: 'https://chat.example/privacy',
    });
  });

  it('need not be there, nor say everything', () => {
    expect(brandOf(undefined)).toBeUndefined();
    expect(brandOf({})).toEqual({});
    expect(brandOf({ title: 'Acme' })).toEqual({ title: 'Acme' });
  });

  it('is left out by a page that could not load what reads it', () => {
    const { brandReader: _, ...input } = inputOf({ title: 42 });
    expect(parseConfig(input)).toMatchObject({ ok: true, config: { rooms: [] } });
  });

  it('may have a colour for light and one for dark', () => {
    expect(brandOf({ accent: { light: '#a00', dark: '#ff9999' } })?.accent).toEqual({
      light: { asked: '#aa0000', used: '#aa0000' },
      dark: { asked: '#ff9999', used: '#ff9999' },
    });
  });

  it.each([
    ['brand', null],
    ['brand', 'Acme'],
    ['brand', []],
    ['brand.title', { title: '' }],
    ['brand.title', { title: 'A\nB' }],
    ['brand.title', { title: 'x'.repeat(57) }],
    ['brand.title', { title: 7 }],
    ['brand.title', { title: 'A\u202eB' }],
    ['brand.logo', { logo: '' }],
    ['brand.logo', { logo: 'https://elsewhere.example/logo.svg' }],
    ['brand.logo', { logo: 'https://chat.example/logo.svg' }],
    ['brand.logo', { logo: '//elsewhere.example/logo.svg' }],
    ['brand.logo', { logo: '\\\\elsewhere.example/logo.svg' }],
    ['brand.logo', { logo: '\thttps://elsewhere.example/logo.svg' }],
    ['brand.logo', { logo: 'data:image/svg+xml,<svg/>' }],
    ['brand.logo', { logo: 'ht\ntps://elsewhere.example/' }],
    ['brand.logo', { logo: 'javascript:alert(1)' }],
    ['brand.logo', { logo: 'blob:https://chat.example/1' }],
    ['brand.accent', { accent: 'green' }],
    ['brand.accent', { accent: '#12345' }],
    ['brand.accent', { accent: '#12345678' }],
    ['brand.accent', { accent: ['#123456'] }],
    ['brand.accent.dark', { accent: { light: '#123456' } }],
    ['brand.accent.light', { accent: { light: 'red', dark: '#123456' } }],
    ['brand.accent.contrast', { accent: { light: '#123456', dark: '#123456', contrast: '#123456' } }],
    ['brand.welcome', { welcome: ' \n ' }],
    ['brand.welcome', { welcome: 'x'.repeat(501) }],
    ['brand.welcome', { welcome: 'A\u0007B' }],
    ['brand.welcome', { welcome: ['Hello'] }],
    ['brand.imprint', { imprint: '' }],
    ['brand.imprint', { imprint: 'javascript:alert(1)' }],
    ['brand.imprint', { imprint: 'mailto:ann@acme.example' }],
    ['brand.privacy', { privacy: 'data:text/html,x' }],
    ['brand.privacy', { privacy: 'https://' }],
    ['brand.colour', { colour: '#123456' }],
  ])('that is wrong at %s is refused, once: %j', (key, brand) => {
    expect(problemsOf(brand).map((problem) => problem.key)).toEqual([key]);
  });

  it('says which keys there are', () => {
    const known = ['title', 'logo', 'accent', 'welcome', 'imprint', 'privacy'];
    expect(problemsOf({ name: 'Acme' })).toEqual([
      { source: 'config.json', key: 'brand.name', code: 'unknown', known },
    ]);
  });

  it('cannot be set by users', () => {
    const result = parseConfig({ ...inputOf(undefined), settings: { brand: { title: 'Mine' } } });
    expect(result).toMatchObject({ ok: false, problems: [{ source: 'settings', key: 'brand' }] });
  });
});

it('is listed among what the page makes of its configuration, with a colour that is taken instead', () => {
  const input = inputOf({ title: 'Acme', accent: { light: '#fc0', dark: '#fc0' } });
  const result = parseConfig(input);
  const config = result.ok ? result.config : undefined;
  const rows = config && effectiveConfig(input, config).filter(({ key }) => key.startsWith('brand'));
  expect(rows).toEqual([
    { key: 'brand.title', value: 'Acme', source: 'config.json' },
    {
      key: 'brand.accent.light',
      value: '#ffcc00',
      source: 'config.json',
      instead: config?.brand?.accent?.light.used,
    },
    { key: 'brand.accent.dark', value: '#ffcc00', source: 'config.json' },
  ]);
});
