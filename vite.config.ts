import { defineConfig } from 'vite';
import { localChat } from './local/vite-plugin.ts';
import { configJson } from './tools/vite-config-json.ts';
import { firstLoad } from './tools/vite-first-load.ts';
import { mendGrpcWeb } from './tools/vite-mend-grpc-web.ts';
import { secretGuard } from './tools/vite-secret-guard.ts';

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
  plugins: [secretGuard(), firstLoad('src/main.ts'), mendGrpcWeb(), localChat(), configJson()],
  server,
  preview: server,
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    // The Momento SDK, loaded after the page is there.
    chunkSizeWarningLimit: 1_600,
    // google-protobuf holds an `eval` that is never reached.
    rolldownOptions: { checks: { eval: false } },
  },
});
