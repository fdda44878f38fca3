import type { RecordRow } from '../../cards/record-list.ts'
import { allChains } from '../../db/chains.ts'
import { readFact, writeFact } from '../../db/kv.ts'
import type { RecordQuery } from '../../db/record-query.ts'
import { countByList, countOf, type StoredRecord } from '../../db/records.ts'
import { compareTexts } from '../../domain/compare-texts.ts'
import { addDays, dayOf } from '../../domain/time.ts'
import * as l from '../../texts/lists/overview.ts'
import * as t from '../../texts/records.ts'
import type { Ctx } from '../context.ts'
import { shortName } from './draw-lists.ts'
import { type Kind, kindOf, reviewedKinds } from './kinds.ts'
import { sheetName } from './sheet.ts'

const standing = { any: reviewedKinds.map(({ key }) => `${key}/valid`), lit: [] }
const todayOf = ({ now, rules }: Pick<Ctx, 'now' | 'rules'>) => dayOf(now, rules.zone)

/** What this person is to look at again: one row a list and chain, whose button opens what is 待核 of it. */
export const staleLists = async (ctx: Ctx, worked: NonNullable<RecordQuery['worked']>): Promise<RecordRow[]> => {
  const found = await countByList(ctx.tx, { open: true, worked, standing, dueBefore: todayOf(ctx) })
  const chains = new Map((await allChains(ctx.tx)).map((chain) => [chain.id, chain]))
  return found
    .toSorted((a, b) => compareTexts(a.kind, b.kind))
    .flatMap(({ kind: key, chainId, n }) => {
      const kind = kindOf(key)
      const chain = chainId === null ? undefined : chains.get(chainId)
      if (!kind || (!chain && chainId !== null)) return []
      const words = `${chain?.name ?? t.districtWide} ${t.staleWord}`
      return {
        name: l.listIn(sheetName(kind), chain ? shortName(chain) : t.districtWide),
        stateWord: t.staleWord,
        rest: l.rowsOf(n),
        open: {
          label: t.recordButtons.open,
          about: `${kind.key}_${chain?.id ?? 'district'}`,
          action: { on: 'records', do: 'list', kind: kind.key, words, page: 1 } as const,
        },
      }
    })
}

const factOf = ({ kind, chainId }: Pick<StoredRecord, 'kind' | 'chainId'>, personId: string): string =>
  `review-told/${kind}/${chainId ?? ''}/${personId}`

/** Whether somebody has been told of a list within its cycle; else they are now. */
export const isToldOfList = async (ctx: Ctx, kind: Kind, record: StoredRecord, personId: string): Promise<boolean> => {
  const { review } = kind.declared
  if (!review) return false
  const today = todayOf(ctx)
  const last = await readFact(ctx.tx, factOf(record, personId))
  const cycle = ctx.rules.numbers[review.key] ?? review.days
  if (last !== undefined && last < today && addDays(last, cycle) > today) return true
  if (last === today) return true
  await writeFact(ctx.tx, factOf(record, personId), today)
  return false
}

/** The line of a morning note: how many of its list are 待核 now. */
export const reviewLine = async (
  ctx: Ctx,
  kind: Kind,
  { chainId }: StoredRecord,
): Promise<{ name: string; text: string }> => {
  const chain = (await allChains(ctx.tx)).find(({ id }) => id === chainId)
  const stale = await countOf(ctx.tx, {
    kind: kind.key,
    open: true,
    dueBefore: todayOf(ctx),
    ...(chain ? { chains: [chain.id] } : { chains: [], district: true }),
  })
  const where = chain ? shortName(chain) : kind.declared.ofDistrict ? undefined : t.districtWide
  return {
    name: where === undefined ? sheetName(kind) : l.listIn(sheetName(kind), where),
    text: l.reviewLine(stale, [kind.word, ...(where === undefined ? [] : [where]), t.staleWord].join(' ')),
  }
}
