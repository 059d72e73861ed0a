import { fileURLToPath } from 'node:url'
import { unified } from '@astrojs/markdown-remark'
import mdx from '@astrojs/mdx'
import sitemap from '@astrojs/sitemap'
import svelte from '@astrojs/svelte'
import { defineConfig } from 'astro/config'
import { close, createIndex } from 'pagefind'
import rehypeKatex from 'rehype-katex'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkMath from 'remark-math'
import { bundles } from './scripts/bundle.mjs'
import { declared } from './scripts/declared.ts'
import { rehypeTypography } from './src/typography.ts'

// \htmlClass gives an axis letter its colour inside a formula.
const katex = { trust: ({ command }) => command === '\\htmlClass', strict: false }

// A trace says `PatchEmbedding`, the name of the class: minifying must not change it.
const keepNames = {
  minify: {
    mangle: { keepNames: { class: true, function: false } },
    compress: { keepNames: { class: true, function: false } },
  },
}

const inFolder = (folder) => ({
  entryFileNames: `${folder}/[name].[hash].js`,
  chunkFileNames: `${folder}/[name].[hash].js`,
})

// What is shown only after a click is never rendered on the server, and its styles would be thrown away as unused.
const keepStyles = {
  name: 'keep-styles',
  moduleParsed({ meta }) {
    delete meta.vite?.cssScopeTo
  },
}

// tfjs's wasm backend brings threads that a static host cannot start: they need headers. device.ts asks for none.
const withoutThreads = {
  name: 'without-threads',
  enforce: 'pre',
  load: (id) =>
    /tfjs-backend-wasm-threaded-simd(\.worker)?\.js/.test(id)
      ? 'export default null; export const wasmWorkerContents = ""'
      : undefined,
}

/** Index the built pages for search; Pagefind cuts Chinese into words. */
const search = {
  name: 'search',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      // KaTeX says every formula twice.
      const { index } = await createIndex({ excludeSelectors: ['.katex', 'svg', '[aria-hidden]'] })
      await index.addDirectory({ path: fileURLToPath(dir) })
      await index.writeFiles({ outputPath: fileURLToPath(new URL('pagefind/', dir)) })
      await close()
    },
  },
}

/** While the site is being written, /en/figures/ shows every drawing with a little data. */
const gallery = {
  name: 'gallery',
  hooks: {
    'astro:config:setup': ({ command, injectRoute }) => {
      if (command === 'dev')
        injectRoute({ pattern: '/en/figures', entrypoint: './tests/figures/gallery.astro' })
    },
  },
}

/** Figures wake when the reader comes near; see the file. */
const near = {
  name: 'near',
  hooks: {
    'astro:config:setup': ({ addClientDirective }) =>
      addClientDirective({ name: 'near', entrypoint: './src/components/near.ts' }),
  },
}

export default defineConfig({
  site: process.env.SITE_URL ?? 'http://localhost:4321',
  base: process.env.BASE_PATH ?? '/',
  trailingSlash: 'always',
  compressHTML: true,
  i18n: {
    defaultLocale: 'zh',
    locales: ['zh', 'en'],
    routing: { prefixDefaultLocale: true, redirectToDefaultLocale: false },
  },
  markdown: {
    processor: unified({
      remarkPlugins: [remarkMath, remarkCjkFriendly],
      rehypePlugins: [[rehypeKatex, katex], rehypeTypography],
    }),
  },
  integrations: [mdx(), svelte(), sitemap(), search, gallery, near],
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "worker-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'none'",
      ],
      scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"] },
      styleDirective: { resources: ["'self'", "'unsafe-inline'"] },
    },
  },
  vite: {
    plugins: [keepStyles, withoutThreads, bundles, declared],
    build: {
      modulePreload: false,
      assetsInlineLimit: 0, // an inlined font or wasm would break the content security policy
      rolldownOptions: {
        output: {
          ...keepNames,
          // Charts are one file, loaded where there is one to draw.
          advancedChunks: {
            groups: [{ name: 'plot', test: /node_modules\/(@observablehq|d3-|isoformat)/ }],
          },
        },
      },
    },
    worker: {
      format: 'es',
      plugins: () => [withoutThreads, declared],
      rolldownOptions: { output: { ...keepNames, ...inFolder('_astro/worker') } },
    },
    assetsInclude: ['**/*.safetensors'],
  },
})
