import { readChain } from '../../db/chains.ts'
import type { StoredRecord } from '../../db/records.ts'
import { dayOf } from '../../domain/time.ts'
import { districtWide, spokenNumber } from '../../texts/records.ts'
import type { Ctx } from '../context.ts'
import { kindOf } from './kinds.ts'

export const thisYear = ({ now, rules }: Pick<Ctx, 'now' | 'rules'>): number =>
  Number(dayOf(now, rules.zone).slice(0, 4))

/** `任务12`, with its year where that is another one. */
export const numberOf = (ctx: Pick<Ctx, 'now' | 'rules'>, record: Pick<StoredRecord, 'kind' | 'year' | 'no'>): string =>
  spokenNumber(kindOf(record.kind)?.word ?? '', record, thisYear(ctx))

export const chainNameOf = async ({ tx }: Pick<Ctx, 'tx'>, chainId: string | undefined): Promise<string> =>
  chainId === undefined ? districtWide : ((await readChain(tx, chainId))?.name ?? chainId)
