// The console's build. The phone app has its own (vite.m.config.ts), so that neither can slow the other down.
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import elementPlus from 'unplugin-element-plus/vite'
import { defineConfig } from 'vite'
import { browsers, definitions } from './vite.settings'

export default defineConfig({
  plugins: [vue(), elementPlus({})],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: definitions,
  build: { target: browsers, assetsInlineLimit: 0, chunkSizeWarningLimit: 700, outDir: 'dist', emptyOutDir: true },
  server: {
    port: 5173,
    proxy: { '/api': { target: process.env.ANYUAN_SERVER ?? 'http://127.0.0.1:8080', changeOrigin: false } },
  },
})
