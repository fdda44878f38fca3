import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** A planted import per boundary: the file it stands in, and what it must not import. */
const violations: [file: string, imports: string][] = [
  ['src/domain/planted-clock.ts', 'node:fs'],
  ['src/domain/planted-up.ts', '../db/items.ts'],
  ['src/domain/planted-package.ts', 'kysely'],
  ['src/texts/planted.ts', '../cards/weekly.ts'],
  ['src/cards/planted.ts', '../usecases/context.ts'],
  ['src/cards/kit/planted.ts', '../../db/items.ts'],
  ['src/drawings/planted.ts', '../exports/painter.ts'],
  ['src/db/planted.ts', '../usecases/context.ts'],
  ['src/db/migrations/planted.ts', '../../texts/words.ts'],
  ['src/feishu/planted.ts', '../cards/weekly.ts'],
  ['src/assistant/planted.ts', '../db/items.ts'],
  ['src/bot/planted-assistant.ts', '../assistant/assistant.ts'],
  ['src/district/planted.ts', '../db/items.ts'],
  ['src/usecases/planted-feishu.ts', '../feishu/client.ts'],
  ['src/usecases/planted-sql.ts', 'kysely'],
  ['src/usecases/planted-up.ts', '../commands/command.ts'],
  ['src/commands/planted.ts', '../bot/click.ts'],
  ['src/commands/planted-sdk.ts', '@larksuiteoapi/node-sdk'],
  ['src/exports/planted.ts', '../usecases/context.ts'],
  ['src/exports/planted-sql.ts', 'better-sqlite3'],
  ['src/jobs/planted.ts', '../bot/click.ts'],
  ['src/jobs/planted-http.ts', 'hono'],
  ['src/bot/planted.ts', '../feishu/client.ts'],
  ['src/bot/actions/planted.ts', '../../jobs/run-due.ts'],
  ['src/bot/planted-sql.ts', 'better-sqlite3'],
  ['src/planted-app.ts', '@larksuiteoapi/node-sdk'],
  ['src/planted-emulator.ts', '../emulator/server/emulator.ts'],
  ['src/planted-test.ts', '../test/support/town.ts'],
  ['emulator/server/planted.ts', '../../src/domain/time.ts'],
]

const allowed: [file: string, imports: string][] = [
  ['src/domain/fine.ts', 'zod'],
  ['src/db/fine.ts', 'kysely'],
  ['src/feishu/fine.ts', '@larksuiteoapi/node-sdk'],
  ['src/assistant/fine.ts', '../feishu/http.ts'],
  ['src/bot/fine.ts', 'hono'],
  ['src/exports/fine.ts', '../db/export-source.ts'],
  ['src/usecases/fine.ts', '../cards/weekly.ts'],
]

const root = mkdtempSync(join(tmpdir(), 'lianzhang-boundaries-'))
const biome = join('node_modules', '.bin', 'biome')

interface Report {
  diagnostics: { category: string; severity: string; location?: { path?: string | { file?: string } } }[]
}

const found = new Map<string, string[]>()

beforeAll(() => {
  copyFileSync('biome.json', join(root, 'biome.json'))
  const plant = (file: string, imports: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), `import * as planted from '${imports}'\n\nexport const used = planted\n`)
  }
  for (const [file, imports] of [...violations, ...allowed]) plant(file, imports)
  // Two files that import each other.
  writeFileSync(join(root, 'src/usecases/round-a.ts'), `import { b } from './round-b.ts'\nexport const a = () => b\n`)
  writeFileSync(join(root, 'src/usecases/round-b.ts'), `import { a } from './round-a.ts'\nexport const b = () => a\n`)
  for (const { category, location } of lint(root).diagnostics) {
    const path = typeof location?.path === 'string' ? location.path : (location?.path?.file ?? '')
    const file = relative(root, join(root, path.replace(`${root}/`, '')))
    found.set(file, [...(found.get(file) ?? []), category])
  }
})

afterAll(() => rmSync(root, { recursive: true }))

const lint = (folder: string): Report => {
  const flags = ['lint', '--reporter=json', '--max-diagnostics=none', '--vcs-enabled=false', '--diagnostic-level=error']
  try {
    return JSON.parse(
      execFileSync(biome, [...flags, '--config-path', folder, folder], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    ) as Report
  } catch (error) {
    return JSON.parse((error as { stdout: string }).stdout) as Report
  }
}

describe('the boundaries of the tree', () => {
  it.each(violations)('%s may not import %s', (file) => {
    expect(found.get(file)).toContain('lint/style/noRestrictedImports')
  })

  it.each(allowed)('%s may import %s', (file) => {
    expect(found.get(file) ?? []).not.toContain('lint/style/noRestrictedImports')
  })

  it('finds files that import each other', () => {
    expect([
      ...(found.get('src/usecases/round-a.ts') ?? []),
      ...(found.get('src/usecases/round-b.ts') ?? []),
    ]).toContain('lint/suspicious/noImportCycles')
  })
})

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => /\.tsx?$/.test(file) && statSync(file).isFile())

describe('the house', () => {
  it('has a rule for every folder of src, so that a new one cannot stand outside of them', () => {
    const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory())
    const covered = new Set([...violations, ...allowed].map(([file]) => file.split('/')[1]))
    const uncovered = folders.map(({ name }) => name).filter((name) => !covered.has(name) && name !== 'cli')
    expect(uncovered).toEqual([])
  })

  it('keeps files small enough to read in one go', async () => {
    const { readFileSync } = await import('node:fs')
    const long = [...filesOf('src'), ...filesOf('emulator')].filter(
      (file) => readFileSync(file, 'utf8').split('\n').length > 350,
    )
    expect(long).toEqual([])
  })

  it('mocks nothing of its own and sleeps nowhere in tests', async () => {
    const { readFileSync } = await import('node:fs')
    const self = join('test', 'house', 'boundaries.test.ts')
    const offending = filesOf('test')
      .filter((file) => file !== self)
      .filter((file) => /vi\.mock\(|\b(?:it|test|describe)\.(?:skip|only|todo)\b/.test(readFileSync(file, 'utf8')))
    expect(offending).toEqual([])
  })
})
