import { createHash } from 'node:crypto';

export interface ContentSecurityPolicyOptions {
  /** The built `index.html`. */
  readonly html: string;
  /** Where the page connects to, beside its own origin. */
  readonly connectTo: readonly string[];
}

/**
 * The strictest policy that the built page works under. Its one inline style is allowed by its hash, Lit's
 * templates by the name of their Trusted Types policy.
 */
export function contentSecurityPolicy({ html, connectTo }: ContentSecurityPolicyOptions): string {
  const directives = [
    "default-src 'none'",
    "script-src 'self'",
    ["style-src 'self'", ...inlineStyleHashes(html)].join(' '),
    "img-src 'self' data:",
    "font-src 'self'",
    ["connect-src 'self'", ...connectTo].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ];
  return directives.join('; ');
}

function inlineStyleHashes(html: string): string[] {
  const styles = html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g);
  return [...styles].map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
}
