import type { ProxyProgram } from '../proxy-program.ts';

const MENDING = `proxy_buffering off;
proxy_http_version 1.1;
proxy_read_timeout 1h;`;

/** With the settings of Debian's `nginx.conf`, and a bare `proxy_pass`. */
export const nginx: ProxyProgram = {
  name: 'nginx',
  command: 'nginx',
  versionArguments: ['-v'],
  mendingLines: MENDING,
  mendingPlace: 'beside `proxy_pass`',
  files: ({ dir, port, targetPort }, { mended }) => ({
    'nginx.conf': `
daemon off;
pid ${dir}/nginx.pid;
error_log ${dir}/error.log;
events {
  worker_connections 768;
}
http {
  sendfile on;
  tcp_nopush on;
  types_hash_max_size 2048;
  default_type application/octet-stream;
  gzip on;
  access_log off;
  client_body_temp_path ${dir}/client;
  proxy_temp_path ${dir}/proxy;
  fastcgi_temp_path ${dir}/fastcgi;
  uwsgi_temp_path ${dir}/uwsgi;
  scgi_temp_path ${dir}/scgi;
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://127.0.0.1:${targetPort};
      ${mended ? MENDING : ''}
    }
  }
}
`,
  }),
  start: ({ dir }) => ({ arguments: ['-p', dir, '-e', `${dir}/start.log`, '-c', `${dir}/nginx.conf`] }),
};
