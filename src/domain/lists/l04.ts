import { line } from '../records/field.ts'
import { list, name } from './list.ts'

/** 重点领域清单. */
export const l04 = list({
  key: 'L04',
  days: 180,
  columns: [name, line('node', 30), line('now', 60), line('goal', 60)],
})
