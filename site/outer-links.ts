// `npm run outer-links`: lists the links that lead out of the built site, each with the pages that it stands on. Whether
// they lead anywhere is for people to see: it changes without us.

import { join } from 'node:path';
import { builtPages, isOuter } from './built-links.ts';
import { root } from './repository.ts';

const pagesByLink = new Map<string, Set<string>>();
for (const link of builtPages(join(root, 'build/site')).flatMap(({ links }) => links)) {
  if (!isOuter(link)) continue;
  pagesByLink.set(link.href, (pagesByLink.get(link.href) ?? new Set()).add(link.page));
}
const lines = [...pagesByLink].map(([href, pages]) => `${href}  (${[...pages].join(', ')})`);
console.log(lines.toSorted().join('\n'));
