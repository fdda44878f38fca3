import { judge } from '../../domain/monitoring/alerts.ts'
import { figuresIn } from '../../domain/monitoring/figures.ts'
import { alertText } from '../../texts/monitoring.ts'
import type { Ctx } from '../context.ts'
import type { Hands } from '../records/hands.ts'
import { noteRecord } from '../records/note-record.ts'
import { merged } from '../records/take-step.ts'
import { filedOf } from './figure-view.ts'

const linesOf = ({ rules: { numbers } }: Ctx) => ({
  powerFall: numbers['figure-power'],
  use: numbers['figure-use'],
  staffFall: numbers['figure-staff'],
  stock: numbers['figure-stock'],
})

/** Filed: the firm's months are held against the office's lines, and what reaches one is written down with its sum; what was filed of a later month rests on this one as well. */
export const figureHands: Hands = {
  after: async (ctx, { record, step }) => {
    if (step.step !== 'fill') return []
    const filed = await filedOf(ctx, record)
    const months = filed.map(({ values }) => figuresIn(values))
    for (const one of filed.filter(({ values }) => String(values.month) >= String(record.values.month))) {
      const judged = judge(months, String(one.values.month), linesOf(ctx))
      const reached = judged.flatMap((found) => (found.is === 'alert' ? [found] : []))
      const warned = reached.map(alertText).join('；') || undefined
      if (warned === one.values.warned) continue
      const values = merged(one.values, { warned, warned_by: warned && reached.map(({ rule }) => rule) })
      const noted = warned ? { step: 'figure-warned', given: { text: warned } } : { step: 'figure-cleared' }
      await noteRecord(ctx, one, { values }, noted)
    }
    return []
  },
}
