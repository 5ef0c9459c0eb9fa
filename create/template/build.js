// `npm run build`, which Netlify runs: puts into `dist/` what the site is made of.
import { cp, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { config, elements, policy } from './site.js';

await rm('dist', { recursive: true, force: true });
await cp('public', 'dist', { recursive: true });
await cp(fileURLToPath(elements), 'dist/momento-chat', {
  recursive: true,
  filter: (path) => !/[\\/]entries[\\/](?:cjs|types)$/.test(path),
});
await writeFile('dist/config.json', JSON.stringify(config));
await writeFile(
  'dist/_headers',
  `/*\n  Content-Security-Policy: ${policy}\n  X-Content-Type-Options: nosniff\n  Cache-Control: no-cache\n`,
);
