import { type ContentSecurityPolicyOptions, contentSecurityPolicy } from './content-security-policy.ts';

/** A path of the site, `*` at its end for all below it, and the headers of what is there. */
export interface HeaderRule {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Beside the Content-Security-Policy; the same for every page. */
const securityHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000',
  'X-Content-Type-Options': 'nosniff',
};

/**
 * What a static host sends with the page. No two rules for one file name the same header: hosts differ in what
 * they make of that.
 */
export function headerRules(options: ContentSecurityPolicyOptions): HeaderRule[] {
  const revalidate = { 'Cache-Control': 'no-cache' };
  return [
    {
      path: '/*',
      headers: { 'Content-Security-Policy': contentSecurityPolicy(options), ...securityHeaders },
    },
    // Their names hold a hash of what is in them.
    { path: '/assets/*', headers: { 'Cache-Control': 'public, max-age=31536000, immutable' } },
    { path: '/', headers: revalidate },
    { path: '/index.html', headers: revalidate },
    { path: '/sw.js', headers: revalidate },
    { path: '/config.json', headers: { 'Cache-Control': 'no-store' } },
  ];
}

/** As Netlify and Cloudflare Pages read it from the file `_headers` of a site. */
export function formatHeaderFile(rules: readonly HeaderRule[]): string {
  return rules
    .map(({ path, headers }) => [
      path,
      ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
    ])
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}
