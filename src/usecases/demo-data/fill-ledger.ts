import { allChains } from '../../db/chains.ts'
import { openOffspring } from '../../db/open-records.ts'
import { stepOfCause } from '../../db/record-steps.ts'
import { withoutSending } from '../../db/unsent.ts'
import type { InTransaction } from '../context.ts'
import { allKinds, kindOf } from '../records/kinds.ts'
import { cases } from './cases.ts'
import { listSamples } from './lists.ts'
import { others } from './others.ts'
import { risksAndMatters } from './risks.ts'
import type { Sample } from './sample.ts'
import { tasks } from './tasks.ts'
import { bringUpToDate, sourceKeyOf, writeSample } from './write-sample.ts'

/** The first to happen comes first, and so has the lower number. Of kinds that the product has. */
const samples = (): Sample[] =>
  [...tasks, ...cases, ...risksAndMatters, ...others, ...listSamples]
    .filter(({ kind }) => kindOf(kind) !== undefined)
    .toSorted((a, b) => b.ago - a.ago)

/** How many of each kind were added, by its word. */
export type Filled = { is: 'real' } | { is: 'nothing applied' } | { is: 'filled'; added: ReadonlyMap<string, number> }

/**
 * Fills the ledger of a demonstration, a sample and what comes of it in one transaction: killed in between, the next run goes on there. Nothing is
 * said to anybody.
 */
export const fillLedger = async (inTransaction: InTransaction): Promise<Filled> => {
  const { demo, none } = await inTransaction('demo-data', async ({ tx, rules }) => ({
    demo: rules.demo,
    none: (await allChains(tx)).length === 0,
  }))
  if (none) return { is: 'nothing applied' }
  if (!demo) return { is: 'real' }
  const added = new Map<string, number>()
  for (const sample of samples()) {
    const words = await inTransaction('demo-data', async (ctx) => {
      if (await stepOfCause(ctx.tx, sourceKeyOf(sample))) return undefined
      return withoutSending(ctx.tx, async () => {
        const chains = (await allChains(ctx.tx)).filter(({ kind }) => kind === 'key')
        const id = await writeSample(ctx, sample, chains)
        const all = new Set(id === undefined ? [] : [id])
        // With what the product has made of it by itself: a 批示 and its task, the task of a decision.
        for (let came = [...all]; came.length > 0; ) {
          came = (await openOffspring(ctx.tx, came)).map((one) => one.id).filter((one) => !all.has(one))
          for (const one of came) all.add(one)
        }
        return Promise.all([...all].map((id) => bringUpToDate(ctx, id)))
      })
    })
    for (const word of words ?? []) added.set(word, (added.get(word) ?? 0) + 1)
  }
  const inOrder = allKinds.flatMap(({ word }) => {
    const n = added.get(word)
    return n === undefined ? [] : ([[word, n]] as const)
  })
  return { is: 'filled', added: new Map(inOrder) }
}
