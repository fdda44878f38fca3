import { day, line, outsider, pick, ref, text } from '../records/field.ts'
import { list, name } from './list.ts'

/** 可招引的省外头部企业清单. */
export const l07 = list({
  key: 'L07',
  days: 30,
  columns: [
    name,
    line('home', 30),
    ref('fills'),
    text('intent', 100),
    outsider('contact'),
    pick('stage', ['线索', '在谈', '签约', '落地', '开工', '投产']),
    day('met_on', { past: true }),
    line('next', 40),
    // 二(八): one to three of each chain are the list of 头部企业.
    pick('head', ['头部']),
  ],
})
