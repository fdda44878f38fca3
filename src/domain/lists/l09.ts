import { firm, line, pick } from '../records/field.ts'
import { list, name } from './list.ts'

/** 可合作的市内外高校及科研机构清单. */
export const l09 = list({
  key: 'L09',
  days: 180,
  columns: [
    name,
    line('strength', 60),
    line('results', 60),
    firm('firm'),
    pick('form', ['联合攻关', '成果转化', '共建平台', '人才培养', '技术服务', '其他']),
    line('progress', 60),
  ],
})
