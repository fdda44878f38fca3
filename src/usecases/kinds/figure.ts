import { judge } from '../../domain/monitoring/alerts.ts'
import { alertText } from '../../texts/monitoring.ts'
import type { Ctx } from '../context.ts'
import type { Hands } from '../records/hands.ts'
import { noteRecord } from '../records/note-record.ts'
import { merged } from '../records/take-step.ts'
import { monthsOf } from './figure-view.ts'

const linesOf = ({ rules: { numbers } }: Ctx) => ({
  powerFall: numbers['figure-power'],
  use: numbers['figure-use'],
  staffFall: numbers['figure-staff'],
  stock: numbers['figure-stock'],
})

/** Filed: the firm's months are held against the office's lines, and what reaches one is written down with its sum. */
export const figureHands: Hands = {
  after: async (ctx, { record, step }) => {
    if (step.step !== 'fill') return []
    const judged = judge(await monthsOf(ctx, record), String(record.values.month), linesOf(ctx))
    const reached = judged.flatMap((one) => (one.is === 'alert' ? [one] : []))
    const warned = reached.map(alertText).join('；') || undefined
    if (warned === record.values.warned) return []
    const values = merged(record.values, { warned, warned_by: warned && reached.map(({ rule }) => rule) })
    const noted = warned ? { step: 'figure-warned', given: { text: warned } } : { step: 'figure-cleared' }
    await noteRecord(ctx, record, { values }, noted)
    return []
  },
}
