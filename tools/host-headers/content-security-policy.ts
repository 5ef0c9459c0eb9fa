import { createHash } from 'node:crypto';
import { WORKER_POLICY } from '../../src/names/worker.ts';

export interface ContentSecurityPolicyOptions {
  /** The built `index.html`. */
  readonly html: string;
  /** Where the page connects to, beside its own origin. */
  readonly connectTo: readonly string[];
}

/**
 * The strictest policy that the built page works under. Its one inline style and its one inline script are allowed by their
 * hashes; Lit's templates and the address of the service worker by the names of their Trusted Types policies.
 */
export function contentSecurityPolicy({ html, connectTo }: ContentSecurityPolicyOptions): string {
  const directives = [
    "default-src 'none'",
    ["script-src 'self'", ...hashes(html, 'script')].join(' '),
    ["style-src 'self'", ...hashes(html, 'style')].join(' '),
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    ["connect-src 'self'", ...connectTo].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types lit-html ${WORKER_POLICY}`,
  ];
  return directives.join('; ');
}

/** Of what stands in the page itself; what has a `src` has no text. */
function hashes(html: string, tag: 'script' | 'style'): string[] {
  const elements = [...html.matchAll(new RegExp(`<${tag}[^>]*>([^]*?)</${tag}>`, 'g'))];
  const texts = elements.map(([, text = '']) => text).filter((text) => text !== '');
  return texts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
}
