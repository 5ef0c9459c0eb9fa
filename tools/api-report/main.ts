// Writes `docs/api/`: the public faces of what was built. `npm run api-report` builds first.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiReports } from './entries.ts';

const FOLDER = 'docs/api';
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
for (const [file, text] of apiReports('.')) writeFileSync(join(FOLDER, file), text);
