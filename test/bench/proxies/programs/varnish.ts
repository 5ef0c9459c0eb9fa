import type { ProxyProgram } from '../proxy-program.ts';

const MENDING = `.first_byte_timeout = 1h;
.between_bytes_timeout = 1h;`;

/** With the VCL that is built in, and a backend. */
export const varnish: ProxyProgram = {
  name: 'Varnish',
  command: 'varnishd',
  versionArguments: ['-V'],
  mendingLines: MENDING,
  mendingPlace: 'in its `backend`',
  files: ({ targetPort }, { mended }) => ({
    'default.vcl': `
vcl 4.0;
backend default {
  .host = "127.0.0.1";
  .port = "${targetPort}";
  ${mended ? MENDING : ''}
}
`,
  }),
  start: ({ dir, port }) => ({
    arguments: `-F -j none -n ${dir}/work -s malloc,16m -a 127.0.0.1:${port} -f ${dir}/default.vcl`.split(
      ' ',
    ),
  }),
};
