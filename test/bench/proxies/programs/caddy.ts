import type { ProxyProgram } from '../proxy-program.ts';

const MENDING = 'flush_interval -1';

/** With a bare `reverse_proxy`. */
export const caddy: ProxyProgram = {
  name: 'Caddy',
  command: 'caddy',
  versionArguments: ['version'],
  mendingLines: MENDING,
  mendingPlace: 'within `reverse_proxy … { }`, where answers come late',
  files: ({ port, targetPort }, { mended }) => ({
    Caddyfile: `
{
  admin off
  auto_https off
}
http://127.0.0.1:${port} {
  reverse_proxy 127.0.0.1:${targetPort} {
    ${mended ? MENDING : ''}
  }
}
`,
  }),
  start: ({ dir }) => ({
    arguments: ['run', '--config', `${dir}/Caddyfile`, '--adapter', 'caddyfile'],
    env: { HOME: dir, XDG_DATA_HOME: dir, XDG_CONFIG_HOME: dir },
  }),
};
