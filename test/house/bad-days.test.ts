import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const page = readFileSync('docs/bad-days.md', 'utf8')
const rows = page.split('\n').filter((line) => line.startsWith('| ') && !/^\| (?:-+|what happens) /.test(line))
/** `ops/setup` words of a test's name (a remark) */
const named = /`([\w-]+\/[\w-]+)` ([^·|(]+)/g

it('what was seen on bad days names tests that exist', () => {
  expect(rows.length).toBeGreaterThan(30)
  for (const row of rows) {
    const cells = row.split(' | ')
    const tests = [...(cells[2] ?? '').matchAll(named)]
    expect(tests.length, row).toBeGreaterThan(0)
    for (const [, file, words] of tests)
      expect(readFileSync(`test/${file}.test.ts`, 'utf8'), row).toContain(words?.trim())
  }
})
