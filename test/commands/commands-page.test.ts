import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { commandsFile, commandsPage } from '../../scripts/commands-page.ts'
import { commands } from '../../src/commands/registry.ts'

const page = readFileSync(commandsFile, 'utf8')

it('the page of commands is what the registry says; `npm run commands` writes it anew', () => {
  expect(page).toBe(commandsPage(commands))
})

it('the page has a row for every command, with its usage, its example and who may use it', () => {
  const cells = page
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|')))
  expect(cells.map(([, name]) => name)).toEqual(commands.map(({ name }) => name))
  expect(cells.map(([, , usage]) => usage)).toEqual(commands.map(({ usage }) => usage))
  expect(cells.find(([, name]) => name === '免报')).toEqual(expect.arrayContaining(['推进办']))
  expect(cells.find(([, name]) => name === '帮助')).toEqual(expect.arrayContaining(['所有人']))
  expect(cells.flat()).not.toContain('undefined')
  for (const line of cells) expect(line).toHaveLength(8)
})

it.each(['README.md', 'README.zh-CN.md'])(
  '%s leads there, fits on three screens and says early how far it is',
  (file) => {
    const text = readFileSync(file, 'utf8')
    expect(text).toContain(`](${commandsFile})`)
    const lines = text.split('\n')
    expect(lines.length).toBeLessThanOrEqual(130)
    expect(lines.slice(0, 12).some((line) => /^## (Status|现在到哪一步)$/.test(line))).toBe(true)
  },
)
