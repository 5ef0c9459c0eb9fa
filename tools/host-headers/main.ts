// `npm run headers`: writes `dist/_headers`, after `npm run build` and with the same environment. `locked` (the
// default) lets the page connect to what its configuration names; `-- open` to any https address, for pages whose
// users may enter machines of their own.

import { loadEnv } from 'vite';
import { writeHeaderFile } from './write-header-file.ts';

const [preset = 'locked'] = process.argv.slice(2);
if (preset !== 'locked' && preset !== 'open') {
  console.error(`There is no preset "${preset}": say locked (the default) or open.`);
  process.exit(1);
}
const env = loadEnv('production', process.cwd(), 'VITE_');
try {
  console.log(`${await writeHeaderFile({ pageDir: 'dist', env, preset })}, ${preset}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
