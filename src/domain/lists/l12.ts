import { day, firm, line, money, must, outsider, pick } from '../records/field.ts'
import { list, name } from './list.ts'
import { behindOf, lightOfProject } from './project-light.ts'

const most = 100_000_000

/** 重点项目清单: its light is how far it lags behind the time that has gone by. */
export const l12 = list({
  key: 'L12',
  days: 30,
  columns: [
    name,
    firm('firm'),
    pick('kind', ['协同创新', '急用先行', '合作招引', '科技攻关']),
    must(money('total', '万元', most)),
    must(money('year_plan', '万元', most)),
    money('done', '万元', most),
    day('start', { past: true }),
    day('end', { past: true }),
    pick('stage', ['前期', '入区评审', '已开工', '在建', '已竣工', '已投产']),
    day('start_real', { past: true }),
    day('end_real', { past: true }),
    line('issue', 60),
    outsider('leader'),
  ],
  computed: behindOf,
  light: lightOfProject,
})
