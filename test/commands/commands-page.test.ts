import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { commandsFile, commandsPage } from '../../scripts/commands-page.ts'
import { commands } from '../../src/commands/registry.ts'

const page = readFileSync(commandsFile, 'utf8')

it('the page of commands is what the registry says; `npm run commands` writes it anew', () => {
  expect(page).toBe(commandsPage(commands))
})

it('the page tells of every command how it is written, by an example, and who may use it', () => {
  const sections = page.split('\n## ').slice(1)
  expect(sections.map((section) => section.split('\n')[0])).toEqual(commands.map(({ name }) => name))
  for (const [at, { usage, summary, example = usage }] of commands.entries())
    for (const words of [usage, summary, example]) expect(sections[at]).toContain(words)
  expect(sections.find((section) => section.startsWith('免报'))).toContain('谁能用：推进办\n')
  expect(sections.find((section) => section.startsWith('帮助'))).toContain('谁能用：所有人\n')
  expect(page).not.toMatch(/undefined|谁能用：\n|也可以写：\n/)
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
