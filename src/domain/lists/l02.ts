import { firm, line, must, pick, text, unit } from '../records/field.ts'
import { list } from './list.ts'

/** 产业龙头骨干企业清单. */
export const l02 = list({
  key: 'L02',
  days: 90,
  calledBy: ['firm'],
  columns: [
    must(firm('firm')),
    line('node', 30),
    line('products', 60),
    pick('output_band', ['2000万元以下', '2000万—1亿元', '1—5亿元', '5—10亿元', '10亿元以上']),
    unit('park'),
    text('policy', 100),
  ],
})
