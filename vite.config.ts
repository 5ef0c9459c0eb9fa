import { join } from 'node:path';
import { defineConfig } from 'vite';
import { localChat } from './local/vite-plugin.ts';
import { appWorker } from './tools/vite-app-worker.ts';
import { bundledLicenses } from './tools/vite-bundled-licenses.ts';
import { configJson } from './tools/vite-config-json.ts';
import { emojiNames } from './tools/vite-emoji-names.ts';
import { firstLoad } from './tools/vite-first-load.ts';
import { inlineCodes } from './tools/vite-inline-codes.ts';
import { minifyAgain } from './tools/vite-minify-again.ts';
import { minifyTemplates } from './tools/vite-minify-templates.ts';
import { noAttributes } from './tools/vite-no-attributes.ts';
import { ownNamespaces } from './tools/vite-own-namespaces.ts';
import { secretGuard } from './tools/vite-secret-guard.ts';
import { shortNames } from './tools/vite-short-names.ts';
import { smallCognito } from './tools/vite-small-cognito.ts';
import { smallLit } from './tools/vite-small-lit.ts';
import { staticDecorators } from './tools/vite-static-decorators.ts';

const server = {
  // By its number, as "localhost" means ::1 only on some systems; the local chat answers there too.
  host: '127.0.0.1',
  port: 5173,
  strictPort: true,
  // The Token Vending Machine on this server decides for itself which origins it answers.
  cors: false,
};

export default defineConfig({
  // The built page works under any path of any static server.
  base: './',
  // A missing file is a 404 here as on a static server, not the page.
  appType: 'mpa',
  plugins: [
    secretGuard(),
    firstLoad({
      entry: 'src/main.ts',
      room: [
        'src/compose/page-services.ts',
        'src/ui/page/journey.ts',
        'src/ui/page/rooms-screen.ts',
        'src/compose/room-services.ts',
      ],
      beforeRoom: [
        'src/compose/page-services.ts',
        'src/ui/page/journey.ts',
        'src/ui/sign-in/sign-in-dialog.ts',
        'src/ui/sign-in/way-in-controller.ts',
        // Whatever the kinds of machines load.
        'src/sign-in/',
      ],
      // Whoever comes back signed in waits for all of them, and over HTTP/1.1 six files load at a time.
      together: {
        'ways-in': ['src/compose/ways-in.ts', 'src/ui/sign-in/way-in-controller.ts'],
        // Others take it too: no part of the one above.
        'error-notice': ['src/ui/parts/error-notice.ts'],
        // Search and help with writing read texts too: no file of its own before a room is live.
        'once-drawn': ['src/ui/room/list/once-drawn.ts', 'src/ui/room/list/text/text-nodes.ts'],
        session: [
          'src/sign-in/shared-session.ts',
          'src/sign-in/session-store.ts',
          'src/sign-in/session-tabs.ts',
          'src/sign-in/renewals.ts',
          'src/sign-in/revocations.ts',
          'src/sign-in/sign-in-failure.ts',
        ],
        'cognito-service': [
          'src/sign-in/cognito/cognito-api.ts',
          'src/sign-in/cognito/cognito-endpoint.ts',
          'src/sign-in/cognito/renewal-end.ts',
          'src/sign-in/cognito/sign-in-progress.ts',
        ],
      },
    }),
    smallCognito(),
    smallLit(),
    noAttributes(),
    inlineCodes(),
    staticDecorators(),
    minifyTemplates(),
    shortNames(),
    emojiNames(),
    ownNamespaces(),
    localChat(),
    configJson(),
    minifyAgain(['page', 'shared', 'room']),
    bundledLicenses(),
    appWorker({ entry: 'worker/main.ts', drawn: ['favicon.svg'] }),
  ],
  // amazon-cognito-identity-js takes Node's name for it.
  define: { global: 'globalThis' },
  // Other pages here, of examples and templates, take what is not installed with this one.
  optimizeDeps: { entries: ['index.html'] },
  // The output of `npm run build:*` is not part of the page.
  server: { ...server, watch: { ignored: [join(import.meta.dirname, 'build/**')] } },
  preview: server,
  build: {
    target: 'es2022',
    // The first that know light-dark(); for older ones Vite writes each colour out twice.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    rolldownOptions: {
      output: {
        // A hash of seven characters tells a few builds of a file apart, also in small letters only, of which less is left
        // to load once they are compressed; what the page names at once holds a dozen.
        hashCharacters: 'base36',
        // Each language has files of the same names.
        chunkFileNames: ({ facadeModuleId }) => {
          const [, language, part] = /\/ui\/words\/([^/]+)\/([^/]+)\.ts$/.exec(facadeModuleId ?? '') ?? [];
          return part === undefined
            ? 'assets/[name]-[hash:7].js'
            : `assets/words-${language}-${part}-[hash:7].js`;
        },
      },
    },
  },
});
