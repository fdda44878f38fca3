import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Command } from '../src/commands/command.ts'
import { commands } from '../src/commands/registry.ts'
import { roles } from '../src/domain/people.ts'
import type { Right } from '../src/domain/right.ts'
import { rights } from '../src/domain/rights.ts'
import { roleWords } from '../src/texts/words.ts'

const intro = `# 机器人听得懂的话

私信直接发；群里先 @机器人。发「帮助」只列出您自己能用的。写法里，方括号里的可以不写，竖线两边选一个写。
每条命令能不能用、答在群里还是私信里，由职责决定；没有这个权限时，机器人会说该找谁。

<!-- 由 npm run commands 从 src/commands 生成，不要手改。 -->
`

/** Whoever holds one of these posts may begin; for which chain is asked again then. */
const whoMay = ({ action, orElse = action }: Command): string => {
  const held: Right[] = [rights[action], rights[orElse]]
  if (held.some(({ everyone }) => everyone)) return '所有人'
  return roles
    .filter((role) => held.some(({ cells }) => cells[role]))
    .map((role) => roleWords[role])
    .join('、')
}

const section = (command: Command): string => {
  const { name, usage, summary, example, aliases } = command
  const lines = [
    `- 写法：\`${usage}\``,
    ...(example === undefined ? [] : [`- 例如：\`${example}\``]),
    `- 谁能用：${whoMay(command)}`,
    `- 也可以写：${aliases.map((alias) => `\`${alias}\``).join('、')}`,
  ]
  return `## ${name}\n\n${summary}。\n\n${lines.join('\n')}\n`
}

export const commandsPage = (all: readonly Command[]): string => [intro, ...all.map(section)].join('\n')

export const commandsFile = 'docs/commands.zh-CN.md'

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(commandsFile, commandsPage(commands))
