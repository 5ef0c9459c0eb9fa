import { createHash } from 'node:crypto';

/** Text that has been made safe to stand in a page. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Strings go in as text; what is `Html` already goes in as it is. */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | Html | readonly Html[])[]
): Html {
  return new Html(parts.map((part, at) => part + textOf(values[at] ?? '')).join(''));
}

function textOf(value: string | Html | readonly Html[]): string {
  if (typeof value === 'string') return value.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return value instanceof Html ? value.text : value.map(({ text }) => text).join('');
}

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; display: grid; place-items: center; min-height: 100vh; background: light-dark(#eef1f5, #14171c); }
main { box-sizing: border-box; width: min(26rem, 100%); padding: 1.5rem 2rem 2rem; background: light-dark(#fff, #1e232b);
  border-radius: .75rem; box-shadow: 0 1px 6px light-dark(#0003, #0008); }
h1 { margin: 0 0 .5rem; font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 1.75rem 0 .5rem; font-size: 1rem; }
p { margin: .5rem 0; overflow-wrap: anywhere; }
ul { margin: .5rem 0; padding-left: 1.25rem; }
label { display: block; margin-top: .75rem; font-weight: 600; }
input, button { box-sizing: border-box; width: 100%; min-height: 2.75rem; padding: .5rem .75rem; font: inherit;
  border: 1px solid light-dark(#6b7480, #8e98a6); border-radius: .5rem; background: transparent; color: inherit; }
button { margin-top: .5rem; cursor: pointer; text-align: start; }
button.main { margin-top: 1rem; text-align: center; font-weight: 600; border-color: transparent;
  background: light-dark(#1652b8, #8ab4ff); color: light-dark(#fff, #0a1a33); }
:focus-visible { outline: 3px solid light-dark(#1652b8, #8ab4ff); outline-offset: 2px; }
.fault { padding: .5rem .75rem; border-radius: .5rem; background: light-dark(#fde8e8, #4a1d1d); }
small { display: block; margin-top: 1.5rem; color: light-dark(#4c5561, #aab3bf); }
`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** For pages that run no script, load nothing, and stand in no frame. Forms may lead anywhere: back to the chat. */
export const pageHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; frame-ancestors 'none'`,
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
} as const;

/** A page of the company that the local provider stands for. */
export function page(title: string, content: Html): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${textOf(title)} · Acme</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${textOf(title)}</h1>
${content.text}
<small>Acme is made up. It stands on this machine for the sign-in page of a company.</small>
</main>
</body>
</html>
`;
}
