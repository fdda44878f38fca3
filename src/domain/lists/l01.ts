import { firm, line, money, must, number, outsider } from '../records/field.ts'
import { list } from './list.ts'

/** “链主”企业清单. */
export const l01 = list({
  key: 'L01',
  days: 90,
  calledBy: ['firm'],
  columns: [
    must(firm('firm')),
    line('node', 30),
    line('products', 60),
    money('output_last', '亿元', 100_000),
    line('recognised', 40),
    outsider('contact'),
    outsider('leader'),
    number('driven', 0, 10_000),
  ],
})
