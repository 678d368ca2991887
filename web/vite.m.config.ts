// The phone app under /m/: its own entry, chunks and budget.
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { browsers, definitions } from './vite.settings'

export default defineConfig({
  root: fileURLToPath(new URL('./src/m', import.meta.url)),
  base: '/m/',
  publicDir: false,
  plugins: [vue()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: definitions,
  build: {
    target: browsers,
    assetsInlineLimit: 0,
    outDir: fileURLToPath(new URL('./dist/m', import.meta.url)),
    emptyOutDir: true,
  },
  server: {
    port: 5174,
    proxy: { '/api': { target: process.env.ANYUAN_SERVER ?? 'http://127.0.0.1:8080', changeOrigin: false } },
  },
})
