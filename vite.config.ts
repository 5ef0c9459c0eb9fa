import { defineConfig } from 'vite';
import { localChat } from './local/vite-plugin.ts';
import { configJson } from './tools/vite-config-json.ts';
import { firstLoad } from './tools/vite-first-load.ts';
import { mendGrpcWeb } from './tools/vite-mend-grpc-web.ts';
import { minifyTemplates } from './tools/vite-minify-templates.ts';
import { secretGuard } from './tools/vite-secret-guard.ts';
import { slimSdk } from './tools/vite-slim-sdk.ts';

const server = {
  // Loopback by its number: "localhost" means ::1 only, on some systems.
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
    firstLoad('src/main.ts'),
    mendGrpcWeb(),
    slimSdk(),
    minifyTemplates(),
    localChat(),
    configJson(),
  ],
  server,
  preview: server,
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
  },
});
