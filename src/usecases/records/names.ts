import { readChain } from '../../db/chains.ts'
import { readRecord, recordByNumber, recordId, type StoredRecord } from '../../db/records.ts'
import type { NumberSaid } from '../../domain/records/number.ts'
import type { KindWords } from '../../domain/records/words.ts'
import { dayOf } from '../../domain/time.ts'
import { districtWide, spokenNumber } from '../../texts/records.ts'
import type { Ctx } from '../context.ts'
import { allKinds, type Kind, kindOf } from './kinds.ts'

export const thisYear = ({ now, rules }: Pick<Ctx, 'now' | 'rules'>): number =>
  Number(dayOf(now, rules.zone).slice(0, 4))

/** In numbers that run on there is no year. */
export const yearOfNew = (ctx: Pick<Ctx, 'now' | 'rules'>, { declared }: Kind): number =>
  declared.undated ? 0 : thisYear(ctx)

export const recordNumbered = (
  ctx: Ctx,
  { key, declared }: Kind,
  said: NumberSaid,
): Promise<StoredRecord | undefined> =>
  declared.undated ? readRecord(ctx.tx, recordId(key, 0, said.no)) : recordByNumber(ctx.tx, key, said, thisYear(ctx))

/** Every kind with all its words. */
export const kindWords: readonly KindWords[] = allKinds.map(({ key, texts, declared }) => ({
  key,
  words: [texts.word, ...texts.aliases],
  undated: declared.undated === true,
}))

/** `任务12`, with its year where that is another one. */
export const numberOf = (ctx: Pick<Ctx, 'now' | 'rules'>, record: Pick<StoredRecord, 'kind' | 'year' | 'no'>): string =>
  spokenNumber(kindOf(record.kind)?.word ?? '', record, thisYear(ctx))

export const chainNameOf = async ({ tx }: Pick<Ctx, 'tx'>, chainId: string | undefined): Promise<string> =>
  chainId === undefined ? districtWide : ((await readChain(tx, chainId))?.name ?? chainId)
