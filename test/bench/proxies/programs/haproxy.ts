import type { ProxyProgram } from '../proxy-program.ts';

const MENDING = `option http-no-delay
timeout client 1h
timeout server 1h`;

/** With the `defaults` of Debian's `haproxy.cfg`. */
export const haproxy: ProxyProgram = {
  name: 'HAProxy',
  command: 'haproxy',
  versionArguments: ['-v'],
  mendingLines: MENDING,
  mendingPlace: 'in `defaults`, in place of the timeouts there',
  files: ({ port, targetPort }, { mended }) => ({
    'haproxy.cfg': `
defaults
  mode http
  option httplog
  option dontlognull
  timeout connect 5000
  ${mended ? MENDING : 'timeout client 50000\n  timeout server 50000'}
frontend page
  bind 127.0.0.1:${port}
  default_backend service
backend service
  server service 127.0.0.1:${targetPort}
`,
  }),
  start: ({ dir }) => ({ arguments: ['-db', '-f', `${dir}/haproxy.cfg`] }),
};
