import { newId } from '../src/db/ids.ts'
import { readPeriod } from '../src/db/items.ts'
import { readActor } from '../src/db/people.ts'
import { readRecord } from '../src/db/records.ts'
import type { ActorCtx, InTransaction } from '../src/usecases/context.ts'
import { weekDigest } from '../src/usecases/digest/week-digest.ts'
import { drawFound, drawLedger } from '../src/usecases/records/draw-ledger.ts'
import { drawList } from '../src/usecases/records/draw-list.ts'
import { drawRecord } from '../src/usecases/records/draw-record.ts'
import { findKinds } from '../src/usecases/records/find-kinds.ts'
import { type Kind, kindOf } from '../src/usecases/records/kinds.ts'
import { readFilters } from '../src/usecases/records/read-filters.ts'
import { showMine } from '../src/usecases/reports/draw-mine.ts'

export interface Look {
  what: 'desk' | 'list' | 'card' | 'digest' | 'ledger' | 'search'
  /** Whose look it is: an open_id. */
  by: string
  /** A record's id, a list's words, a week. */
  of: string
  chain: string
}

const task = (): Kind => {
  const kind = kindOf('task')
  if (!kind) throw new Error('no tasks')
  return kind
}

const draw = async (ctx: ActorCtx, { what, of, chain }: Look): Promise<unknown> => {
  switch (what) {
    case 'ledger':
      return drawLedger(ctx)
    case 'search':
      return drawFound(ctx, await findKinds(ctx, of), of)
    case 'desk':
      return showMine(ctx, newId('out'))
    case 'list': {
      const read = await readFilters(ctx, task(), of)
      if ('fault' in read) throw new Error(`not read: ${of}`)
      return drawList(ctx, task(), {
        wish: read.wish,
        words: of,
        page: 1,
        mayRaise: false,
        inGroup: false,
        on: newId('out'),
      })
    }
    case 'card': {
      const record = await readRecord(ctx.tx, of)
      if (!record) throw new Error(`no record ${of}`)
      return drawRecord(ctx, record)
    }
    case 'digest': {
      const week = await readPeriod(ctx.tx, of)
      if (!week) throw new Error(`no week ${of}`)
      return weekDigest(week.plan, { kind: 'chief', chainId: chain }).draw(ctx, { version: 1, cutAt: ctx.now })
    }
  }
}

/** So often in one go that a clock can tell. @returns microseconds for one, the quickest tenth left aside by nobody: the middle of all. */
export const lookMany = async (inTransaction: InTransaction, look: Look, times: number): Promise<number> => {
  const took: number[] = []
  for (let n = 0; n < times; n++)
    await inTransaction('bench', async (ctx) => {
      const own = { ...ctx, actor: await readActor(ctx.tx, look.by) }
      const began = performance.now()
      const drawn = JSON.stringify(await draw(own, look))
      took.push(performance.now() - began)
      if (drawn.length < 20) throw new Error(`nothing drawn: ${drawn}`)
    })
  took.sort((a, b) => a - b)
  return (took[Math.floor(took.length / 2)] ?? 0) * 1_000
}
