import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

// The chat that runs beside it, with its machine and its configuration.
const chat = process.env.CHAT ?? 'http://localhost:5173/';
const isCustomElement = (tag) => tag === 'momento-chat-room';

export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } })],
  server: { port: 8080, proxy: { '/api': chat, '/config.json': chat } },
});
