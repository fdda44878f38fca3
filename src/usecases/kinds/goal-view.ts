import { monthsBetween } from '../../db/months.ts'
import { byMonth } from '../../domain/kinds/goal.ts'
import { nowByMonth, unreadMonth } from '../../texts/goals.ts'
import type { RecordView } from '../records/views.ts'

/** 现值 of output: what the newest month of the goal's year says, and nothing while none was filed. */
export const goalView: Pick<RecordView, 'values'> = {
  values: async ({ tx }, { chainId, values: { now_from, year } }) => {
    if (chainId === undefined || now_from !== byMonth) return {}
    const newest = (await monthsBetween(tx, chainId, { from: `${year}-01`, to: `${year}-12` })).at(-1)
    if (!newest) return {}
    const { month, content } = newest
    return { now_by_month: content ? nowByMonth({ ...content, month }) : unreadMonth(month) }
  },
}
