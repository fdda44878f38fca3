import { amount, firm, line, must, number, pick, sensitive } from '../records/field.ts'
import { list } from './list.ts'

/** 主要配套产品需求清单: what a firm wants to buy. */
export const l13 = list({
  key: 'L13',
  days: 90,
  calledBy: ['firm', 'item'],
  columns: [
    must(firm('firm')),
    must(line('item', 30)),
    line('spec', 60),
    amount('amount'),
    line('supplier', 40),
    sensitive(line('price', 30)),
    number('lead_days', 0, 1_000),
    pick('trial', ['愿意', '不愿意', '看样品再定']),
  ],
})
