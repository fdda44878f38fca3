import type { RecordRow } from '../../cards/record-list.ts'
import { allChains } from '../../db/chains.ts'
import type { RecordQuery } from '../../db/record-query.ts'
import type { Unread } from '../../db/record-row.ts'
import { countFirms } from '../../db/records.ts'
import { isPerson } from '../../domain/records/field.ts'
import type { Instant } from '../../domain/time.ts'
import { figureTexts } from '../../texts/kinds/figure.ts'
import { listIn } from '../../texts/lists/overview.ts'
import { firmsOwed } from '../../texts/monitoring.ts'
import { recordButtons } from '../../texts/records.ts'
import type { Ctx } from '../context.ts'
import { recordsAsOf } from '../records/as-of.ts'
import { shortName } from '../records/draw-lists.ts'
import { kinds } from '../records/kinds.ts'

const { key, word } = kinds.figure

/** What this person is to fill in: one row a chain, whose button opens its firms. */
export const owedFigures = async (ctx: Ctx, worked: NonNullable<RecordQuery['worked']>): Promise<RecordRow[]> => {
  const found = await countFirms(ctx.tx, { kind: key, open: true, worked })
  const chains = await allChains(ctx.tx)
  return chains.flatMap((chain) => {
    const n = found.find(({ chainId }) => chainId === chain.id)?.n
    if (n === undefined) return []
    const words = `${chain.name} ${figureTexts.states.owed}`
    return {
      name: listIn(word, shortName(chain)),
      stateWord: figureTexts.states.owed,
      rest: firmsOwed(n),
      open: {
        label: recordButtons.open,
        about: `${key}_${chain.id}`,
        action: { on: 'records', do: 'list', kind: key, words, page: 1 } as const,
      },
    }
  })
}

/** How many firms of which chains had not been filled in at a digest's instant. */
export const owedAsOf = async (
  ctx: Ctx,
  wish: { at: Instant; before: Instant | undefined; unread: Unread[] },
): Promise<{ chain: string; count: number }[]> => {
  const owed = (await recordsAsOf(ctx, kinds.figure, wish)).filter(({ is }) => is.state === 'owed')
  return (await allChains(ctx.tx)).flatMap((chain) => {
    const firms = owed.flatMap(({ is }) =>
      is.chainId === chain.id && isPerson(is.values.firm) ? is.values.firm.id : [],
    )
    const count = new Set(firms).size
    return count > 0 ? { chain: shortName(chain), count } : []
  })
}
