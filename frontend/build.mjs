// Builds frontend/dist: app.css, one script per file in src/, icons.svg with only the icons pages use, mark.svg.
// Names carry no hash: collectstatic gives them one. Beside it fonts/: what papers are printed with, never sent to a browser.
import { build } from 'esbuild'
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync, existsSync, renameSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const out = join(here, 'dist')
const draft = join(here, `.dist-${process.pid}`)
const product = join(here, '..', 'lianxin')
const fonts = join(here, 'fonts')
const PRINT_FONTS = ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf']
mkdirSync(draft, { recursive: true })

const tokens = JSON.parse(readFileSync(join(here, 'tokens.json'), 'utf8'))

function declarations(group, prefix, mode) {
  return Object.entries(group).map(([name, values]) => `--${prefix}${name}:${values[mode]};`).join('')
}

function tokensCss() {
  const light = declarations(tokens.colour, '', 'light')
  const dark = declarations(tokens.colour, '', 'dark')
  const standard = declarations(tokens.size, '', 'standard')
  const elder = declarations(tokens.size, '', 'elder')
  return `@layer reset, tokens, base, layout, components, modes, print;
@layer tokens {
:root{color-scheme:light;${light}${standard}}
@media (prefers-color-scheme: dark){:root:not([data-theme="light"]){color-scheme:dark;${dark}}}
:root[data-theme="dark"],[data-theme="dark"]{color-scheme:dark;${dark}}
[data-theme="light"]{color-scheme:light;${light}}
[data-mode="elder"]{${elder}}
@media print{:root:root:root{color-scheme:light;${light}}}
}`
}

function* filesUnder(folder, endings) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesUnder(path, endings)
    else if (endings.some((ending) => entry.name.endsWith(ending))) yield path
  }
}

// `{% icon "phone" %}` in templates; `icon="phone"` and the values of tables named …ICONS in Python.
const uses = [/\{%\s*icon\s+["']([\w-]+)["']/g, /\bicon\s*=\s*["']([\w-]+)["']/g]
const tables = /ICONS\s*=\s*\{([\s\S]*?)\}/g

function usedIcons() {
  const found = new Map()
  for (const path of filesUnder(product, ['.html', '.py'])) {
    const text = readFileSync(path, 'utf8')
    for (const table of text.matchAll(tables))
      for (const value of table[1].matchAll(/:\s*["']([\w-]+)["']/g)) found.set(value[1], relative(product, path))
    for (const use of uses) for (const match of text.matchAll(use)) found.set(match[1], relative(product, path))
  }
  return found
}

function sprite() {
  const symbols = []
  for (const [name, path] of [...usedIcons()].sort()) {
    const file = join(here, 'node_modules', 'lucide-static', 'icons', `${name}.svg`)
    if (!existsSync(file)) throw new Error(`icon "${name}" used in lianxin/${path} is not in lucide`)
    const shape = readFileSync(file, 'utf8').replace(/<!--[\s\S]*?-->/g, '').match(/<svg[^>]*>([\s\S]*)<\/svg>/)[1]
    symbols.push(`<symbol id="${name}" viewBox="0 0 24 24">${shape.replace(/\s+/g, ' ').replace(/> </g, '><').trim()}</symbol>`)
  }
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`
}

const options = { bundle: true, minify: true, legalComments: 'none', target: ['chrome99', 'firefox97', 'safari15.4'], outdir: draft }

writeFileSync(join(here, 'styles', '.tokens.css'), tokensCss())
const scripts = readdirSync(join(here, 'src')).filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
try {
  await Promise.all([
    build({ ...options, entryPoints: [{ in: join(here, 'styles', 'app.css'), out: 'app' }] }),
    build({ ...options, format: 'esm', entryPoints: scripts.map((name) => join(here, 'src', name)) }),
  ])
  writeFileSync(join(draft, 'icons.svg'), sprite())
  writeFileSync(join(draft, 'mark.svg'), readFileSync(join(here, 'mark.svg')))
  mkdirSync(fonts, { recursive: true })
  for (const name of PRINT_FONTS)
    copyFileSync(join(here, 'node_modules', '@expo-google-fonts', 'noto-sans-sc', name), join(fonts, basename(name)))
  mkdirSync(out, { recursive: true })
  for (const name of readdirSync(draft)) renameSync(join(draft, name), join(out, name))
} finally {
  rmSync(draft, { recursive: true, force: true })
}
console.log(`front end built: ${readdirSync(out).join(' ')}`)
