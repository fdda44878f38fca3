import { firm, line, money, number, pick } from '../records/field.ts'
import { list, name } from './list.ts'

/** “卡脖子”关键产品技术攻关清单: of the own chain and the office alone. */
export const l06 = list({
  key: 'L06',
  days: 60,
  sensitive: true,
  columns: [
    name,
    line('depends_on', 60),
    number('local_share', 0, 100),
    firm('actor'),
    line('partners', 60),
    line('metric', 60),
    money('funds', '万元', 10_000_000),
    pick('stage', ['立项', '样品', '验证', '量产']),
  ],
})
