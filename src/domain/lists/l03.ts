import { firm, line, must, number, pick } from '../records/field.ts'
import { list } from './list.ts'

/** 主要配套企业清单: what a firm supplies to whom. */
export const l03 = list({
  key: 'L03',
  days: 90,
  calledBy: ['firm', 'product'],
  columns: [
    must(firm('firm')),
    must(line('product', 30)),
    firm('serves'),
    pick('origin', ['本地', '市内', '省内', '省外']),
    number('share', 0, 100),
    pick('replaceable', ['可替代', '有一家可替代', '不可替代']),
  ],
})
