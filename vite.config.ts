import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The interface as static files; every shell serves the same folder. */
export default defineConfig({
  root: 'renderer',
  // Served from a loopback port and from an own protocol: no absolute addresses.
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'es2024',
    // The content policy forbids data addresses for code, and a font as text is larger.
    assetsInlineLimit: 0,
    // Flags and law tables are loaded from the same machine; a large chunk costs no network.
    chunkSizeWarningLimit: 4096,
  },
  worker: { format: 'es' },
});
