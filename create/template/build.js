// `npm run build`: puts into `dist/` what the site is made of.
import { cp, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { config, folders } from './parts.js';
import { policy } from './site.js';

await rm('dist', { recursive: true, force: true });
await cp('public', 'dist', { recursive: true });
for (const [name, folder] of Object.entries(folders)) {
  await cp(fileURLToPath(folder), `dist/${name}`, {
    recursive: true,
    filter: (path) => !/[\\/]entries[\\/](?:cjs|types)$/.test(path),
  });
}
await writeFile('dist/config.json', JSON.stringify(config));
// What Netlify reads.
await writeFile(
  'dist/_headers',
  `/*\n  Content-Security-Policy: ${policy}\n  X-Content-Type-Options: nosniff\n  Cache-Control: no-cache\n`,
);
