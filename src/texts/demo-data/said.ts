import type { Role } from '../../domain/people.ts'
import { roleWords } from '../words.ts'

export const onlyDemo =
  '这是正式的区（应用过的区文件没有写 demo: true），没有写入演示数据，未做任何改动。刚写上的，先 lianzhang apply <区文件>。'
export const nothingApplied =
  '数据库里还没有区文件，没有写入演示数据，未做任何改动。先启动一次，或运行 lianzhang apply <区文件>，再来一次。'
export const noSuchPost = (role: Role, chain: string | undefined, place: number): string =>
  `名册里缺${chain ?? ''}${place > 1 ? `第 ${place} 位` : ''}${roleWords[role]}，演示数据没有写完。补进区文件，lianzhang apply 之后再运行一次。`
export const filled = (added: ReadonlyMap<string, number>): string =>
  added.size === 0
    ? '演示数据都在，没有变化。'
    : `已写入演示数据：${[...added].map(([word, n]) => `${word} ${n}`).join('、')}。没有给任何人发消息。`
