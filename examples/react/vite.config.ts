import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The chat that runs beside it, with its machine and its configuration.
const chat = process.env.CHAT ?? 'http://localhost:5173/';

export default defineConfig({
  plugins: [react()],
  server: { port: 8080, proxy: { '/api': chat, '/config.json': chat } },
});
