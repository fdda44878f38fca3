import { line, must, number, text, unit } from '../records/field.ts'
import { list } from './list.ts'

/** 重点产业链区域布局清单: which park carries what. */
export const l11 = list({
  key: 'L11',
  days: 180,
  calledBy: ['park'],
  columns: [
    must(unit('park')),
    line('nodes', 60),
    number('land', 0, 1_000_000),
    number('plant', 0, 100_000_000),
    text('plan', 100),
  ],
})
