import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { consoleLinks } from '../../src/cli/setup/links.ts'
import { findCommand } from '../../src/commands/find-command.ts'
import { commands } from '../../src/commands/registry.ts'
import { botScopes, importJson, type MenuButton, manifest } from '../../src/feishu/manifest.ts'

const guide = readFileSync('docs/feishu-setup.zh-CN.md', 'utf8')

/** The first cells of the table under this head. */
const column = (head: string): string[] => {
  const lines = guide.split('\n')
  const from = lines.findIndex((line) => new RegExp(`^\\| ${head} +\\|`).test(line))
  const rows = lines.slice(from + 2)
  const end = rows.findIndex((line) => !line.startsWith('|'))
  return rows.slice(0, end).map((row) => row.split('|')[1]?.trim() ?? '')
}
const named = (cells: string[]): string[] => cells.map((cell) => /`(.+?)`/.exec(cell)?.[1] ?? cell)

describe('the guide for the console', () => {
  it('lists the scopes, events, callbacks and menu that setup writes, and no others', () => {
    expect(named(column('权限')).sort()).toEqual([...botScopes].sort())
    expect(named(column('事件'))).toEqual([...manifest.events])
    for (const callback of manifest.callbacks) expect(guide).toContain(`\`${callback}\``)
    for (const scope of manifest.setupScopes) expect(guide).toContain(`\`${scope}\``)
    const buttons: readonly MenuButton[] = manifest.menu
    const shown = buttons.filter(({ key }) => key).map(({ name, under }) => (under ? `${under} → ${name}` : name))
    expect(column('菜单名')).toEqual(shown)
  })

  it('has the text to be imported and the link that ticks the same', () => {
    expect(guide).toContain(importJson(botScopes))
    expect(guide).toContain(consoleLinks('https://open.feishu.cn', '应用编号').auth(botScopes))
  })

  it('menu buttons name commands that exist', () => {
    for (const button of manifest.menu)
      if ('key' in button) expect(findCommand(button.key, commands), button.key).toBeDefined()
  })
})
