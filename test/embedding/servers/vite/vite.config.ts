import { createNodeListener, createTokenHandler, optionsFromEnvironment } from 'momento-chat/tvm';
import { defineConfig, loadEnv } from 'vite';

export default defineConfig(({ mode }) => ({
  plugins: [
    {
      name: 'token-vending-machine',
      configureServer({ middlewares }) {
        // Vite keeps the names that do not begin with VITE_ from the page; so the key stays on this side.
        const env = loadEnv(mode, process.cwd(), ['MOMENTO_', 'TVM_']);
        const tokens = createTokenHandler(optionsFromEnvironment(env));
        middlewares.use('/api/momento/token', createNodeListener(tokens));
      },
    },
  ],
  // The machine decides by itself which other origins it answers.
  server: { cors: false },
}));
