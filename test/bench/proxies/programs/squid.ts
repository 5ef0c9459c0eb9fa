import type { ProxyProgram } from '../proxy-program.ts';

const MENDING = 'read_timeout 1 hour';

/** With the rules of Debian's `squid.conf`, as browsers are set up for it. */
export const squid: ProxyProgram = {
  name: 'Squid',
  command: 'squid',
  versionArguments: ['-v'],
  isForBrowsers: true,
  mendingLines: MENDING,
  mendingPlace: 'anywhere in `squid.conf`',
  files: ({ dir, port }, { mended }) => ({
    'squid.conf': `
http_port 127.0.0.1:${port}
http_access allow localhost
http_access deny all
pid_filename ${dir}/squid.pid
cache_log ${dir}/cache.log
access_log none
coredump_dir ${dir}
shutdown_lifetime 0 seconds
visible_hostname localhost
${mended ? MENDING : ''}
`,
  }),
  start: ({ dir }) => ({ arguments: ['-N', '-f', `${dir}/squid.conf`] }),
};
