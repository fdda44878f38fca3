import type { experience } from '../../domain/kinds/experience.ts'
import type { KindTexts } from './kind-texts.ts'

export const experienceTexts: KindTexts<typeof experience> = {
  word: '经验',
  aliases: ['experience', '经验做法'],
  summary: '看各链的经验做法；写上编号看这一条',
  example: '经验 航天 新增',
  fields: {
    title: { label: '标题', hint: '一句话，30 字以内' },
    category: { label: '类别', hint: '选一类' },
    context: { label: '背景', hint: '原来难在哪里，可以不填' },
    how: { label: '做法', hint: '一行一条，最多 3 条；别人照做要什么条件也写在这里' },
    effect: { label: '成效', hint: '写数字和时间，例如：9月底新增配套企业 3 户' },
    public: { label: '可否公开', hint: '「可」：采用后发到各链的群' },
    where: { label: '采用层级', hint: '可以多选' },
    adopted: { label: '采用', hint: '' },
    on: { label: '采用日期', hint: '不选就是今天' },
    reason: { label: '原因', hint: '一句话，写明要改什么' },
  },
  states: { new: '待审', adopted: '采用', kept: '留存', void: '已撤销' },
  steps: {
    adopt: { button: '采用', toast: '已采用', ask: '写明「可」公开的，采用后发到各链的群，发出后收不回。' },
    keep: { button: '留存', toast: '已留存' },
    return: { button: '退改', toast: '已退改' },
    adopted_by: { button: '采用层级', toast: '已记下' },
  },
  waits: { new: '审经验' },
  alerts: { unanswered: (day) => `${day}报来，还没有答复` },
  bars: {},
  doubts: { noFigure: '成效里没有数字。最好写上数字和时间；没有的话，再点一次就登记。' },
}
