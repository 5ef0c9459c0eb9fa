import type { ProxyProgram } from '../proxy-program.ts';

const MODULES = ['mpm_event', 'authz_core', 'reqtimeout', 'filter', 'deflate', 'mime', 'proxy', 'proxy_http'];

const passTo = (target: string, options = '') => `ProxyPass "/" "${target}"${options}`;
const mendedPass = (target: string) => passTo(target, ' flushpackets=on timeout=3600');

/** With the settings of Debian's `apache2.conf` and of the modules that it turns on, and a bare `ProxyPass`. */
export const apache: ProxyProgram = {
  name: 'Apache',
  command: 'apache2',
  versionArguments: ['-v'],
  mendingLines: mendedPass('http://…/'),
  mendingPlace: 'in place of its `ProxyPass`',
  files: ({ dir, port, targetPort }, { mended }) => ({
    'apache2.conf': `
ServerRoot "${dir}"
DefaultRuntimeDir "${dir}"
PidFile "${dir}/apache2.pid"
ErrorLog "${dir}/error.log"
ServerName localhost
Listen 127.0.0.1:${port}
${MODULES.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
User www-data
Group www-data
Timeout 300
KeepAlive On
MaxKeepAliveRequests 100
KeepAliveTimeout 5
RequestReadTimeout header=20-40,minrate=500
RequestReadTimeout body=10,minrate=500
TypesConfig /etc/mime.types
AddOutputFilterByType DEFLATE text/html text/plain text/xml text/css application/javascript
${mended ? mendedPass(`http://127.0.0.1:${targetPort}/`) : passTo(`http://127.0.0.1:${targetPort}/`)}
`,
  }),
  start: ({ dir }) => ({ arguments: ['-f', `${dir}/apache2.conf`, '-D', 'FOREGROUND'] }),
};
