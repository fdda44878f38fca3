import { firm, line, pick } from '../records/field.ts'
import { list, name } from './list.ts'

/** 可对接的市内外投行基金清单. */
export const l10 = list({
  key: 'L10',
  days: 180,
  columns: [
    name,
    pick('type', ['政府引导基金', '产业基金', '创投', '银行', '券商投行', '其他']),
    line('prefers', 60),
    firm('for'),
    pick('status', ['线索', '已对接', '尽调', '已签约', '已出资', '暂停']),
  ],
})
