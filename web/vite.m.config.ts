// The phone app under /m/: its own entry, chunks and budget, and a service worker that knows every file of this build.
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'
import { browsers, definitions } from './vite.settings'

const phone = (path: string): string => fileURLToPath(new URL(`./src/m/${path}`, import.meta.url))

/** Writes the list of what was built into the worker, which keeps it on the phone. */
const shelf: Plugin = {
  name: 'phone-shelf',
  generateBundle(_, bundle) {
    const worker = bundle['sw.js']
    if (worker?.type !== 'chunk') this.error('no service worker was built')
    const files = Object.keys(bundle).filter((name) => name.startsWith('assets/'))
    worker.code = worker.code.replaceAll('filesOfThisBuild', JSON.stringify([...files.map((name) => `/m/${name}`), '/mark.svg']))
  },
}

export default defineConfig({
  root: phone(''),
  base: '/m/',
  publicDir: 'public',
  plugins: [vue(), shelf],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: definitions,
  build: {
    target: browsers,
    assetsInlineLimit: 0,
    outDir: fileURLToPath(new URL('./dist/m', import.meta.url)),
    emptyOutDir: true,
    rolldownOptions: {
      input: { index: phone('index.html'), sw: phone('sw.ts') },
      output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
  server: {
    port: 5174,
    proxy: { '/api': { target: process.env.ANYUAN_SERVER ?? 'http://127.0.0.1:8080', changeOrigin: false } },
  },
})
