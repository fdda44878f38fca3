import { nothingOwed } from '../texts/refusals.ts'
import { drawPreview } from '../usecases/digest/preview-digest.ts'
import type { Command } from './command.ts'
import { kindNamed } from './named-kind.ts'
import { refused, say } from './refused.ts'
import { chainOrAll } from './which-chain.ts'

/** Only who says so posts before the reports are due. */
const sooner = /(?:^|\s)提前(?:发|发布)?(?=\s|$)/u

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
    const circle = kind.command?.circles?.find(({ named }) => named.test(words))
    const named = await chainOrAll(
      asked,
      circle ? words.replace(circle.named, '') : words,
      'digest',
      kind.times.present,
    )
    if ('answer' in named) return named.answer
    const { chain, rest } = named
    const right = asked.may('digest', chain ? { chain: chain.id } : { all: true })
    if (!right.allow) return refused(asked, right, 'digest', chain?.id)
    const current = await kind.now(asked)
    const plan = current && kind.times.before.test(rest) ? await kind.before(asked, current) : current
    const target = chain?.id ?? circle?.target ?? 'office'
    const card = plan && (await drawPreview(asked, kind.digest(plan, target), 'preview', early))
    return card ? { where: right.where, content: { card } } : say(nothingOwed)
  },
}
