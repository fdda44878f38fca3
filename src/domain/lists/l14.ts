import { amount, firm, line, must } from '../records/field.ts'
import { list } from './list.ts'

/** 企业产品供给清单: what a firm has to sell. */
export const l14 = list({
  key: 'L14',
  days: 90,
  calledBy: ['firm', 'item'],
  columns: [
    must(firm('firm')),
    must(line('item', 30)),
    line('spec', 60),
    amount('capacity'),
    amount('spare'),
    firm('target'),
  ],
})
