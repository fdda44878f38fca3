import { allChains } from '../db/chains.ts'
import { currentPeriod, itemId, periodCovering, readItem } from '../db/items.ts'
import { readRange } from '../domain/range.ts'
import { readTitles } from '../domain/reading/titles.ts'
import { weekInFront } from '../domain/reading/week-in-front.ts'
import { textLines } from '../domain/text.ts'
import { dayOf } from '../domain/time.ts'
import { notPossible, oneWeekOnly } from '../texts/corrections.ts'
import { nothingOwed, notOpenYet, oneChainEach, onlyBackups } from '../texts/refusals.ts'
import { asMerged } from '../usecases/looking-back/read-look.ts'
import { helpers } from '../usecases/refuse.ts'
import { drawWeekly } from '../usecases/reports/draw-weekly.ts'
import { nextOpening } from '../usecases/reports/next-opening.ts'
import { offerReport } from '../usecases/reports/offer-report.ts'
import { readWeeklyItem } from '../usecases/reports/weekly-item.ts'
import type { Command } from './command.ts'
import { refused, say } from './refused.ts'
import { leadingChain, theChain } from './which-chain.ts'

/** 周报: alone it opens the card; with words it reads them back as the filled card. */
export const report: Command = {
  name: '周报',
  aliases: ['weekly', 'report', '填报', '报送', '改周报', '补报'],
  summary: '打开本期填报卡片；后面写内容，就按内容填好给您核对',
  usage: '周报 [产业链] [内容]',
  example: '周报 本周进展：… 下周计划：…',
  action: 'file',
  showsOnly: true,
  run: async (asked, words) => {
    // A chain that is named is meant, somebody else's too: a report never falls silently to the sender's own chain.
    const { chain: first, rest } = await leadingChain(asked, words)
    const chains = textLines(rest).length > 0 ? await allChains(asked.tx) : []
    const front = weekInFront(rest, chains)
    const { chains: titled, rest: text } = readTitles(front.rest, chains)
    const several = [...new Map([first, ...titled].flatMap((one) => (one ? [[one.id, one] as const] : []))).values()]
    if (several.length > 1) return say(oneChainEach(several.map(({ name }) => name)))
    const [named] = several
    const chosen = await theChain(asked, 'file', named, '周报')
    if ('answer' in chosen) return chosen.answer
    const { chain } = chosen
    const right = asked.may('file', { chain: chain.id })
    if (!right.allow) {
      const refusal = await refused(asked, right, 'file', chain.id)
      const filesElsewhere = asked.actor.grants.some(({ role }) => role === 'backup' || role === 'reporter')
      return filesElsewhere ? say(onlyBackups(await helpers(asked.tx, 'office'))) : refusal
    }
    // A time alone is no report: it says which one is meant, as does one in front of a report. A text never goes into another week than its own.
    const range = readRange(front.week ?? text, dayOf(asked.now, asked.rules.zone))
    if (front.week && !range.ok) return say(oneWeekOnly)
    if (range.ok && range.value.from !== range.value.to) return say(oneWeekOnly)
    const week = range.ok ? (await asMerged(asked, range.value, true)).to : undefined
    const period = await (week ? periodCovering(asked.tx, week) : currentPeriod(asked.tx, asked.now))
    if (week && !period) return say(notPossible['no-period'](chain.name, week))
    const item = period && (await readItem(asked.tx, itemId(chain.id, period.period)))
    const weekly = item && (await readWeeklyItem(asked.tx, item.id))
    if (!weekly) {
      const opens = nextOpening(asked)
      return say(opens ? notOpenYet(chain.name, opens) : nothingOwed)
    }
    if (textLines(text).length > 0 && (!week || front.week) && weekly.item.state !== 'exempt') {
      const offer = await offerReport(asked, { itemId: weekly.item.id, words: text, message: asked.text })
      if (offer) return offer
    }
    return {
      where: 'private',
      content: { card: await drawWeekly(asked, weekly) },
      item: { id: weekly.item.id, chain: chain.id, period: weekly.item.period },
      topic: 'weekly-open',
    }
  },
}
