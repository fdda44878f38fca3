import { day, line, must, pick, text } from '../records/field.ts'
import { list, name } from './list.ts'

/** 补短板突破环节清单: what the chain lacks, and how it is to come by it. */
export const l05 = list({
  key: 'L05',
  days: 60,
  columns: [
    name,
    must(pick('gap', ['空白', '弱', '外购'])),
    line('hits', 60),
    pick('way', ['招引', '攻关', '技改']),
    day('by', { past: true }),
    text('progress', 100),
  ],
})
