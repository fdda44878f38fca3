import type { Json } from '../../emulator/server/json.ts'
import type { EmuMessage } from '../../emulator/server/types.ts'
import type { Instant } from '../../src/domain/time.ts'
import { type Chain, chains, groups } from '../town/cast.ts'
import { sentAt } from './conversation.ts'
import type { Scene } from './scene.ts'

export interface WeekStory {
  /** `2026-W36` */
  week: string
  /** What a reader learns from it. */
  about: string
  /** Ten minutes before the cards. */
  opens: Instant
  play(scene: Scene): Promise<void>
}

export interface WeekDays {
  /** `第36周`, as it stands on cards. */
  label: string
  card: string
  due: string
  /** Digests in the morning, the lock at noon. */
  digest: string
  /** Their chiefs hear of asks and risks only, and there are none. */
  quiet?: readonly Chain[]
}

const everyChain = Object.values(chains)

const names = (some: readonly Chain[]): string => some.map(({ name }) => name).join('、')

/** What every week has in common. */
export const weeklyRound = (scene: Scene, days: WeekDays) => {
  const { at, cardIn, cardTo, clicks, fromBot, now, sees, titled, toPerson, words } = scene

  const pushed = everyChain.filter((chain) => !days.quiet?.includes(chain))

  const digestsIn = ({ name, chat }: Chain): EmuMessage[] => titled(fromBot(chat), `${name} · ${days.label}`)
  const overviews = (): EmuMessage[] => titled(fromBot(groups.推进办群), `推进办周览 · ${days.label}`)
  /** This part of the story holds for every chain; those for which it does not are named. */
  const seesForAll = (step: string, holds: (chain: Chain) => boolean, of: readonly Chain[] = everyChain): void => {
    const wrong = of.filter((chain) => !holds(chain))
    sees(step, wrong.length === 0, `${names(wrong)}不是这样`)
  }

  return {
    digestsIn,
    overviews,

    async cardsGoOut(): Promise<void> {
      const before = fromBot().length
      await at(days.card, '14:59')
      // Records speak when their own clocks say so, whatever the week does.
      const said = titled(fromBot().slice(before), '周四工作动态').map(words)
      sees('15:00 前没有为周报打扰任何人', said.length === 0, said.join(' '))
      const sent = await at(days.card, '15:00')
      seesForAll('填报卡片私信给四位主报，各一张', ({ name, reporter }) => {
        const fresh = toPerson(reporter).filter((message) => sentAt(message, sent))
        const greetings = fresh.slice(0, -1)
        return (
          titled(fresh.slice(-1), `${name} · 周四工作动态`).length === 1 &&
          greetings.length <= 1 &&
          greetings.every((message) => words(message).includes('您好。我是'))
        )
      })
    },

    /** Somebody fills in the newest form of a chain and hands it in. */
    async files(who: string, { name }: Chain, values: Json, button: 'submit' | 'no_news' = 'submit') {
      const form = cardTo(who, `${name} · 周四工作动态`)
      // The box for 风险说明 is there once 有新增 was sent without it.
      const { risk_detail, ...first } = values
      await clicks(who, form, button, first)
      if (risk_detail !== undefined) {
        sees(`${name}报有新增，要补一句说明`, words(now(form)).includes('哪家、缺什么、撑到哪天'), words(now(form)))
        await clicks(who, form, button, { risk_detail })
      }
      const receipt = now(form)
      sees(`${name}已收到，表单换成回执`, titled([receipt], `已收到 · ${name}`).length === 1, words(receipt))
      return words(receipt)
    },

    /** What was planned and is done, or what was written last week, goes into the form by one press; only what is new is written then. */
    async carries(who: string, { name }: Chain, what: 'carry_done' | 'carry_last', plan: Json): Promise<void> {
      const form = cardTo(who, `${name} · 周四工作动态`)
      await clicks(who, form, what, plan)
      sees(`${name}：上周的话带进来了，不用重打`, words(now(form)).includes('草稿'), words(now(form)))
    },

    /** A report written into the chat is read back as a card: what it lacks is added there, then it counts. */
    async confirms(who: string, { name }: Chain, values: Json = {}): Promise<void> {
      const offer = cardTo(who, `请核对 · ${name}`)
      await clicks(who, offer, 'confirm', values)
      const receipt = now(offer)
      sees(`核对后，${name}已收到`, titled([receipt], `已收到 · ${name}`).length === 1, words(receipt))
    },

    async receipt(filed: number): Promise<void> {
      await at(days.due, '18:05')
      const said = words(cardIn(groups.推进办群, `报送情况 · ${days.label}`))
      sees(
        `推进办收到报送情况：${filed === everyChain.length ? '四条链都报齐' : `报了 ${filed} 条链`}`,
        said.includes(`已报 ${filed}`) && said.includes(`未报 ${everyChain.length - filed}`),
        said,
      )
    },

    async digests(): Promise<void> {
      await at(days.digest, '08:29')
      seesForAll('08:30 前各链长群里没有本期摘要', (chain) => digestsIn(chain).length === 0)
      const toChiefs = await at(days.digest, '08:30')
      seesForAll(
        '摘要发到各链长群，各一次',
        (chain) => {
          const [digest, ...more] = digestsIn(chain)
          return digest !== undefined && sentAt(digest, toChiefs) && more.length === 0
        },
        pushed,
      )
      const toOffice = await at(days.digest, '08:40')
      const [overview, ...more] = overviews()
      sees(
        '推进办周览发到推进办群，一次',
        overview !== undefined && sentAt(overview, toOffice) && more.length === 0,
        overview && words(overview),
      )
    },

    /** Noon: changes count as corrections from now on. Then the afternoon passes. */
    async locks(filed: readonly Chain[] = everyChain): Promise<void> {
      await at(days.digest, '12:00')
      seesForAll(
        '锁定，之后的改动记为更正',
        ({ name, reporter }) =>
          titled(toPerson(reporter), `已收到 · ${name}`)
            .map((card) => words(now(card)))
            .some((text) => text.includes(days.label) && text.includes('锁定，再改记为「更正」')),
        filed,
      )
      await at(days.digest, '17:00')
      seesForAll('到下班时，各链长群仍只有一张本期摘要', (chain) => digestsIn(chain).length === 1, pushed)
      sees('推进办群仍只有一张周览', overviews().length === 1)
    },
  }
}

export type WeeklyRound = ReturnType<typeof weeklyRound>

/** A posted digest takes in a report that came after it: a new version of the card, one line in its thread, no new card. */
export const seesJoined = (
  scene: Scene,
  round: WeeklyRound,
  chain: Chain,
  what: '更正' | '补报' | '补充',
  words: string,
) => {
  const [digest, ...more] = round.digestsIn(chain)
  const text = digest ? scene.words(digest) : ''
  scene.sees('已发的摘要改成 v2，不再发新卡', more.length === 0 && text.includes('v2') && text.includes(words), text)
  const lines = scene.fromBot(chain.chat).filter(({ thread_id }) => thread_id !== undefined)
  const ours = lines.filter(({ root_id }) => root_id === digest?.message_id)
  scene.sees(
    '链长群话题里只添一行说明',
    ours.length === 1 && ours.map(scene.words).join().includes(`${chain.name}${what}已并入（v2）`),
    ours.map(scene.words).join(),
  )
}
