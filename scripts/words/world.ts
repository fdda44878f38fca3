import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { EmuMessage } from '../../emulator/server/types.ts'
import { sqliteOf } from '../../src/db/sqlite/open.ts'
import { type Instant, instantOf } from '../../src/domain/time.ts'
import { messageWords } from '../demo/message-words.ts'
import { openStage, type Stage } from '../stage.ts'
import { tempFolder } from '../town/temp-folder.ts'
import type { Item, Setup } from './set.ts'

export const worldFile = 'test/words/world.yaml'
const chains = { fresh: 'aerospace', draft: 'farm_machines', filed: 'hydrogen' } as const
const post = (chain: string, role: string): string => `ou_words_${chain}_${role}`
const stranger = 'ou_words_stranger'
const officeChat = 'oc_words_office'
/** Where the office reads: its group and its people. */
export const office: ReadonlySet<string> = new Set([officeChat, post('office', '1'), post('office', '2')])

/** Whose chain it is, by the state of the world and the post. */
const chainOf = ({ setup, role }: Pick<Item, 'setup' | 'role'>): string => {
  if (setup === 'draft') return chains.draft
  if (setup === 'filed') return chains.filed
  return role === 'chief' ? chains.filed : chains.fresh
}

export const openIdOf = (item: Pick<Item, 'setup' | 'role'>): string => {
  if (item.role === 'office') return post('office', '1')
  if (item.role === 'admin') return 'ou_words_admin'
  return item.role === 'stranger' ? stranger : post(chainOf(item), item.role)
}

export const groupOf = (item: Pick<Item, 'setup' | 'role' | 'place'>): string | undefined => {
  if (item.place === 'p2p') return undefined
  return item.place === 'office-group' ? officeChat : `oc_words_${chainOf(item)}`
}

/** States that begin at the same hour are one. */
const hours = { wednesday: '09-09 16:00', friday: '09-11 10:00', monthEnd: '09-24 14:00' } as const
type Hour = keyof typeof hours
export const hourOf = (setup: Setup): Hour => {
  if (setup === 'friday-after-digest') return 'friday'
  return setup === 'month-end' ? 'monthEnd' : 'wednesday'
}
export const allHours = Object.keys(hours) as Hour[]

export interface WordsWorld {
  stage: Stage
  /** Moves on to one of the hours, each once and in their order. What is said there is undone by `restore`. */
  begin(hour: Hour): Promise<void>
  /** The database as it stood when the hour began. What stands in chats stays there. */
  restore(): Promise<void>
  /** The weekly card in the reporter's hands, or the digest in the group. */
  standing(item: Item): string
  close(): Promise<void>
}

const at = (when: string): Instant => {
  const [day = '', time = ''] = when.split(' ')
  return instantOf(`2026-${day}`, time, 'Asia/Shanghai')
}

/** The world of test/words/world.yaml, with its two weeks lived through. */
export const openWordsWorld = async (): Promise<WordsWorld> => {
  const folder = tempFolder()
  const [live, kept] = [join(folder.path, 'live.db'), join(folder.path, 'kept.db')]
  const stage = await openStage({
    databaseFile: live,
    start: at('08-31 08:30'),
    district: worldFile,
    bystanders: { people: [{ open_id: stranger, name: '钱多多' }], chats: [] },
  })
  // Everybody has met the bot in weeks before.
  sqliteOf(stage.database).raw.prepare('update person set greeted_at = ?').run(at('08-31 08:30'))
  await liveThroughWeeks(stage)
  /** Before anything was said or pressed in this hour: a press changes what a card says. */
  let cards: { id: string; chat: string; words: string }[] = []
  return {
    stage,
    begin: async (hour) => {
      await stage.moveTo(at(hours[hour]))
      await sqliteOf(stage.database).raw.backup(kept)
      cards = stage.emulator
        .messages()
        .filter(isCard)
        .map((message) => ({ id: message.message_id, chat: message.chat_id, words: messageWords(message) }))
    },
    restore: async () => {
      const source = new Sqlite(kept, { readonly: true })
      await source.backup(live)
      source.close()
    },
    standing: (item) => {
      const group = groupOf(item)
      const where = group ?? stage.emulator.person(openIdOf(item)).p2p()
      const part = item.reply_to === 'digest' ? '第37周' : '周四工作动态'
      const found = cards.find(({ chat, words }) => chat === where && words.includes(part))
      if (!found) throw new Error(`${item.id}: no ${item.reply_to} to answer`)
      return found.id
    },
    close: async () => {
      await stage.close()
      folder.remove()
    },
  }
}

const isCard = ({ sender, msg_type }: EmuMessage): boolean => sender.type === 'app' && msg_type === 'interactive'

/** Weeks 36 and 37 as the head of visible.yaml tells them. */
const liveThroughWeeks = async (stage: Stage): Promise<void> => {
  const files = async (chain: string, button: string, ...filled: Record<string, string>[]): Promise<void> => {
    const person = stage.emulator.person(post(chain, 'reporter'))
    const card = person.sees().findLast((message) => isCard(message) && messageWords(message).includes('周四工作动态'))
    for (const values of filled.length > 0 ? filled : [{}]) {
      const click = await person.clicks(card?.message_id ?? '', button, values)
      if (click.code !== undefined || click.blocked !== undefined)
        throw new Error(`${chain} ${button}: ${JSON.stringify(click)}`)
      await stage.settle()
    }
  }
  const none = { ask_level: 'none', risk: 'none' }

  await stage.moveTo(at('09-02 15:30'))
  await files('aerospace', 'submit', {
    ...none,
    progress: '完成卫星总装厂房主体封顶；与示例电源公司签订配套协议',
    next_plan: '推进洁净间招标；办理消防设计审查',
  })
  await files('farm_machines', 'no_news')
  await files('hydrogen', 'submit', {
    ...none,
    progress: '加氢站可研通过评审',
    ask_level: 'chief',
    ask_detail: '请协调新城管理办9月20日前明确加氢站用地红线',
    next_plan: '办理加氢站用地手续',
  })
  const dyes = { ...none, progress: '印染线完成调试', risk: 'new', next_plan: '小批量投产' }
  // The box for a risk's words comes once it was said that there is one.
  await files('textile', 'submit', dyes, { ...dyes, risk_detail: '染料中间体断供，库存用到9月底' })

  await stage.moveTo(at('09-09 15:30'))
  await files('hydrogen', 'submit', {
    ...none,
    progress: '加氢站设备完成招标',
    ask_level: 'chief',
    ask_detail: '请协调供电公司9月25日前完成临时用电报装',
    next_plan: '设备进场',
    last_plan_1: 'done',
  })
  await files('textile', 'submit', {
    ...none,
    progress: '小批量投产',
    risk: 'changed',
    next_plan: '扩大试产',
    last_plan_1: 'done',
  })
  await files('farm_machines', 'save_draft', { progress: '样机下地试验' })
}
