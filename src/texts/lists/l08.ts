import type { ListWords } from './list-texts.ts'

export const l08Words: ListWords = {
  title: '领军人物及院士专家',
  short: '专家',
  also: ['院士专家', '领军人物', '院士'],
  fields: {
    name: { label: '姓名', hint: '只写姓名，不写电话' },
    org: { label: '单位', hint: '在哪里工作' },
    field: { label: '领域', hint: '研究什么' },
    in_team: { label: '入服务团', hint: '选一项' },
    did: { label: '已参与事项', hint: '参加过什么' },
    unit: { label: '联络单位', hint: '不选就是本链专班' },
  },
}
