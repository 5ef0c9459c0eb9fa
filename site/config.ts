import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitepress';
import { NO_PAGES, pageOf } from './documents.ts';
import { anchorOf, repositoryLinks } from './links.ts';
import { nav, sidebar } from './navigation.ts';
import { readAt, root } from './repository.ts';

const entry = (name: string) => join(root, 'build/entries', `${name}.js`);

const icon = `data:image/svg+xml,${encodeURIComponent(readFileSync(join(root, 'public/favicon.svg'), 'utf8'))}`;

export default defineConfig({
  title: 'Momento Chat',
  description: 'Real-time chat for your own site on Momento Topics, and its Token Vending Machine',
  lang: 'en',
  // It works under any path, like the chat itself.
  base: './',
  // The documents stay where they are: those of the repository are the pages.
  srcDir: '..',
  srcExclude: [...NO_PAGES],
  rewrites: pageOf,
  outDir: '../build/site',
  cacheDir: '../build/site-cache',
  // Else every config.ts of the repository is taken for one of a folder of pages.
  additionalConfig: {},
  // Addresses on one's own machine lead somewhere only there.
  ignoreDeadLinks: 'localhostLinks',
  head: [['link', { rel: 'icon', href: icon }]],
  markdown: {
    // The documents are written for GitHub, where braces, colons and the like are what they are.
    // Headings of the API say their own anchors.
    attrs: { rule: ['heading'] },
    emoji: false,
    footnote: false,
    anchor: { slugify: anchorOf },
    config: repositoryLinks({ root, readAt }),
  },
  themeConfig: {
    logo: icon,
    nav,
    sidebar,
    outline: [2, 3],
    search: { provider: 'local' },
    docFooter: { prev: false, next: false },
    externalLinkIcon: true,
  },
  vite: {
    // The repository's own is that of the chat, and so are its files for the public and its settings.
    configFile: false,
    publicDir: false,
    envDir: false,
    resolve: {
      alias: {
        'momento-chat/elements': entry('elements'),
        'momento-chat/topics': entry('topics'),
      },
    },
    plugins: [
      {
        // The documents, as modules, look for Vue beside themselves, where there is none. Browsers get it otherwise.
        name: 'vue-of-the-site',
        enforce: 'pre',
        resolveId(id) {
          const isVue = id === 'vue' || id === 'vue/server-renderer';
          return isVue && this.environment.name === 'ssr' ? { id, external: true } : undefined;
        },
      },
    ],
    build: {
      // The index of the search, which is fetched when somebody searches.
      chunkSizeWarningLimit: 1000,
    },
  },
});
