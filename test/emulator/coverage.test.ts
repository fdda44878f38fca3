import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { coverage } from '../../emulator/coverage.ts'
import { routes } from '../../emulator/server/api/routes.ts'
import { hooks } from '../../emulator/server/hooks/hook-routes.ts'
import { defaultModes } from '../../emulator/server/modes.ts'

const key = ({ method, path }: { method: string; path: string }) => `${method} ${path}`

test('the coverage table names exactly the routes that are registered, each once', () => {
  expect(coverage.map(key).sort()).toEqual(routes.map(key).sort())
  expect(new Set(coverage.map(key)).size).toBe(coverage.length)
})

test('a partial route says what is missing, a supported one misses nothing, and each names a test that exists', () => {
  for (const { path, status, missing, tests } of coverage) {
    expect(missing !== '', path).toBe(status === 'partial')
    expect(existsSync(new URL(tests, import.meta.url)), tests).toBe(true)
  }
})

test('assumptions name modes that exist', () => {
  const named = coverage.flatMap(({ assumed }) => [...assumed.matchAll(/`(\w+)`/g)].map(([, mode]) => mode))
  for (const mode of named) expect(Object.keys(defaultModes)).toContain(mode)
})

test('the README explains every mode and every hook', () => {
  const readme = readFileSync(new URL('../../emulator/README.md', import.meta.url), 'utf8')
  for (const mode of Object.keys(defaultModes)) expect(readme).toContain(`\`${mode}\``)
  for (const hook of Object.keys(hooks)) expect(readme).toContain(`/_emu/${hook}`)
})
