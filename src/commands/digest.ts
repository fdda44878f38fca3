import { periodCovering } from '../db/items.ts'
import type { WeekRange } from '../domain/range.ts'
import { dayOf } from '../domain/time.ts'
import { readTyped } from '../domain/words/typed.ts'
import { nothingOwed, presentDigestOnly } from '../texts/refusals.ts'
import { drawPreview } from '../usecases/digest/preview-digest.ts'
import type { ReportKind } from '../usecases/reports/report-kind.ts'
import type { Asked, Command } from './command.ts'
import { kindNamed } from './named-kind.ts'
import { refused, say } from './refused.ts'
import { chainOrAll } from './which-chain.ts'

/** Only who says so posts before the reports are due. */
const sooner = /(?:^|\s)提前(?:发|发布)?(?=\s|$)/u

/** A week or month by its number, `W38`, `9月`, wherever it stands. */
const timeIn = (asked: Asked, { times }: ReportKind, words: string) => {
  const said = readTyped(words, { chains: [], people: [], today: dayOf(asked.now, asked.rules.zone) })
  const time = said.find(
    (one) => one.kind === 'time' && !times.present.test(one.words) && !times.before.test(one.words),
  )
  const others = said.filter((one) => one !== time).map((one) => one.words)
  return { time: time?.kind === 'time' ? time : undefined, others: time ? others.join(' ') : words }
}

const periodOf = async ({ tx }: Asked, { command }: ReportKind, range: WeekRange): Promise<string | undefined> => {
  if (command) return command.periodOf(range)
  return range.from === range.to ? (await periodCovering(tx, range.to))?.period : undefined
}

/** 汇总: a preview of a digest, with two clicks to post or re-post it. */
export const digest: Command = {
  name: '汇总',
  aliases: ['digest', 'summary', '摘要', '周览'],
  summary: '预览摘要，可发布或更新发布；不写产业链就是推进办周览',
  usage: '汇总 [产业链] [上周] [月报] [提前发]',
  example: '汇总 航天',
  action: 'digest',
  showsOnly: true,
  run: async (asked, typed) => {
    const early = sooner.test(typed)
    const { kind, words } = kindNamed(asked, typed.replace(sooner, ' ').trim())
    const { time, others } = timeIn(asked, kind, words)
    const circle = kind.command?.circles?.find(({ named }) => named.test(others))
    const named = await chainOrAll(
      asked,
      circle ? others.replace(circle.named, '') : others,
      'digest',
      kind.times.present,
    )
    if ('answer' in named) return named.answer
    const { chain, rest } = named
    const right = asked.may('digest', chain ? { chain: chain.id } : { all: true })
    if (!right.allow) return refused(asked, right, 'digest', chain?.id)
    const current = await kind.now(asked)
    const earlier = current && (time || kind.times.before.test(rest)) ? await kind.before(asked, current) : undefined
    const wanted = time?.range && (await periodOf(asked, kind, time.range))
    const plan = time
      ? [current, earlier].find((one) => one && kind.periods.keyOf(one) === wanted)
      : (earlier ?? current)
    if (time && !plan) return say(presentDigestOnly([time.words, kind.command?.word].filter(Boolean).join(' ')))
    const target = chain?.id ?? circle?.target ?? 'office'
    const card = plan && (await drawPreview(asked, kind.digest(plan, target), 'preview', early))
    return card ? { where: right.where, content: { card } } : say(nothingOwed)
  },
}
