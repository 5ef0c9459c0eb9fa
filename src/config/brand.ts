// Reads what config.json says of whose chat this is. Loaded only where it says something.

import type { AppConfig, Brand, BrandAccent } from './app-config.ts';
import { usableAccent } from './brand-accent.ts';
import { parseConfigUrl, parseUrl } from './fields/config-url.ts';
import { child, type Field, isObject } from './fields/field.ts';
import { type Readers, readKeys, readLabel, readObject, wrong } from './fields/read-field.ts';

const MAX_TITLE_LENGTH = 56;
const MAX_WELCOME_LENGTH = 500;
const COLOR = /^#(?:[\da-f]{3}|[\da-f]{6})$/i;
const SCHEMES = ['light', 'dark'] as const;

/** @param pageUrl resolves relative addresses */
export function brandReader(pageUrl: string): Readers<Pick<AppConfig, 'brand'>> {
  return { brand: (field) => readBrand(field, pageUrl) };
}

function readBrand(field: Field, pageUrl: string): Brand | undefined {
  const readers: Readers<Brand> = {
    title: (title) => readLabel(title, { maxLength: MAX_TITLE_LENGTH }),
    logo: (logo) => readOwnFile(logo, pageUrl),
    accent: readAccent,
    welcome: readLines,
    imprint: (link) => readLink(link, pageUrl),
    privacy: (link) => readLink(link, pageUrl),
  };
  readObject(field, Object.keys(readers));
  return readKeys(field, readers, []);
}

/** One colour for light and dark, or one for each. */
function readAccent(field: Field): BrandAccent | undefined {
  const { value } = field;
  if (isObject(value)) readObject(field, SCHEMES);
  const [light, dark] = SCHEMES.map((scheme) => {
    const asked = readColor(isObject(value) ? child(field, scheme) : field);
    return asked === undefined ? undefined : { asked, used: usableAccent(asked, scheme) };
  });
  return light && dark && { light, dark };
}

/** @returns `#rrggbb` */
function readColor(field: Field): string | undefined {
  const { value, key, problems } = field;
  if (typeof value === 'string' && COLOR.test(value)) {
    const digits = value.slice(1).toLowerCase();
    return `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`;
  }
  // The same colour is read for light and for dark.
  return problems.some((problem) => problem.key === key) ? undefined : wrong(field);
}

/** A file of the page's own origin, named by a path: nobody else hears who opens the page. */
function readOwnFile(field: Field, pageUrl: string): string | undefined {
  const { value } = field;
  const url =
    typeof value === 'string' && !/^\s*[a-z][a-z\d+.-]*:/i.test(value)
      ? parseConfigUrl(value, pageUrl)
      : undefined;
  return url?.origin === new URL(pageUrl).origin ? url.href : wrong(field);
}

/** Where a link leads that people may follow; nothing secret goes there. */
function readLink(field: Field, pageUrl: string): string | undefined {
  const { value } = field;
  const url = typeof value === 'string' && value.trim() !== '' ? parseUrl(value, pageUrl) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url.href : wrong(field);
}

/** A text of one line or several, each of what a label may be of. */
function readLines(field: Field): string | undefined {
  const { value } = field;
  const lines = typeof value === 'string' ? value.trim().split(/\r?\n/) : [];
  const text = lines.map((line) => line.trim()).join('\n');
  if (text === '' || text.length > MAX_WELCOME_LENGTH) return wrong(field);
  const found = lines.map((line) =>
    line.trim() ? readLabel({ ...field, value: line, problems: [] }, { maxLength: MAX_WELCOME_LENGTH }) : '',
  );
  return found.includes(undefined) ? wrong(field) : found.join('\n');
}
