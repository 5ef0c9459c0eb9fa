import { createHash, X509Certificate } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../support/chromium.ts';
import { makeCertificate } from '../../support/http2-front.ts';

/** Certificates with their keys, by who shows them. Each has signed itself: it is an authority of its own. */
export interface Certificates {
  readonly service: string;
  /** Of a company that looks into what its people do; their browsers know it. */
  readonly company: string;
  /** No browser knows it. */
  readonly stranger: string;
}

export interface MatrixBrowser {
  readonly browser: Browser;
  readonly certificates: Certificates;
}

/** Names below this one have an IPv6 address and no other. */
export const IPV6_ONLY = 'ipv6.localhost';

/** One browser for all cells: it takes some certificates that nobody has signed, and knows names of its own. */
export async function launchMatrixBrowser(
  options: { readonly whole?: boolean } = {},
): Promise<MatrixBrowser> {
  const [service, company, stranger] = await Promise.all([
    makeCertificate(),
    makeCertificate(),
    makeCertificate(),
  ]);
  const browser = await launchChromium({
    ...options,
    args: [
      `--host-resolver-rules=MAP *.${IPV6_ONLY} [::1]`,
      `--ignore-certificate-errors-spki-list=${[service, company].map(keyHash).join(',')}`,
    ],
  });
  return { browser, certificates: { service, company, stranger } };
}

function keyHash(certificate: string): string {
  const key = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(key).digest('base64');
}
