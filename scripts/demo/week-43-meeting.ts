import { cast, groups } from '../town/cast.ts'
import type { Scene } from './scene.ts'

const unit = '区投资商务局（演示）'
const days = ['10-28', '10-29', '10-30', '11-03', '11-04']
const topics = ['示例链主甲（虚构）试验台验收（演示）', '示例烯烃丑（虚构）备件储备（演示）', '各链配套清单（演示）']

export const calls = async (scene: Scene): Promise<void> => {
  const { cardTo, lastTo, now, sees, words } = scene
  await scene.at('10-22', '10:00')
  await scene.says(cast.吴工, '会议 新增')
  const form = lastTo(cast.吴工)
  await scene.clicks(cast.吴工, form, 'create', {
    ...{ type: '推进办调度会', on: '2026-10-22', time: '14:30', place: '示例会议室（演示）', host: '周主任' },
    invited: [unit, '航天产业链'],
  })
  const drafted = words(now(form))
  sees('开调度会：议题已从红色风险和升级的事项里起草', drafted.includes('染料助剂'), drafted)
  // A line that is a number puts that record on the agenda; three lines at a time.
  for (const extra of [topics.join('\n'), '任务2']) {
    await scene.says(cast.吴工, '改议题 会议1')
    await scene.clicks(cast.吴工, cardTo(cast.吴工, '改议题'), 'agenda', { extra })
  }
  await scene.says(cast.吴工, '发通知 会议1')
  const invited = cardTo(cast.冯工, '推进办调度会')
  await scene.clicks(cast.冯工, invited, 'attend')
  sees('参会的人收到通知，一键参加', words(now(invited)).includes('参加'), words(now(invited)))
}

/** Five decisions, five tasks. */
export const decides = async (scene: Scene): Promise<void> => {
  const { cardTo, choices, filesTo, lastTo, sees, words } = scene
  await scene.at('10-22', '15:40')
  await scene.says(cast.吴工, '记决定 会议1')
  const items = choices(lastTo(cast.吴工), 'item').map(({ value }) => value)
  sees('议程有五项', items.length === days.length, items.join('、'))
  for (const [index, due] of days.entries()) {
    await scene.says(cast.吴工, '记决定 会议1')
    const form = lastTo(cast.吴工)
    const item = items[index] ?? ''
    await scene.clicks(cast.吴工, form, 'decide', {
      ...{ item, decision: `第${index + 1}项限期办结（演示）`, task_unit: unit, task_due: `2026-${due}` },
    })
  }
  await scene.says(cast.吴工, '印发 会议1')
  await scene.clicks(cast.吴工, lastTo(cast.吴工), 'issue')
  const minutes = filesTo(cast.冯工).at(-1)?.name
  sees('印发：参会的人收到 Word 纪要', minutes?.endsWith('纪要.docx') === true, minutes)
  await scene.says(cast.吴工, '查 任务 来自会议')
  const made = words(lastTo(cast.吴工))
  sees('五项决定当时就成了五件任务', made.includes('5：') && made.includes('第5项限期办结'), made)
  sees('群里没有发过会议的字', !scene.fromBot(groups.航天群).map(words).join().includes('限期办结'))
  sees('任务到了责任单位的人手上', words(cardTo(cast.冯工, '第5项限期办结')).includes('待签收'))
}

/** Asked for twice; one is granted, one is not. */
export const putsOffTwo = async (scene: Scene): Promise<void> => {
  const { cardTo, lastTo, sees, words } = scene
  await scene.at('10-23', '10:20')
  const asks = async (title: string, until: string): Promise<void> => {
    const card = cardTo(cast.冯工, title)
    await scene.clicks(cast.冯工, card, 'accept')
    const number = /任务〔2026〕(\d+)号/u.exec(words(card))?.[1]
    await scene.says(cast.冯工, `延期 任务${number} ${until} 等主管部门批复（演示）`)
  }
  await asks('第1项限期办结', '11-04')
  await scene.clicks(cast.吴工, cardTo(cast.吴工, '第1项限期办结'), 'grant')
  const granted = words(lastTo(cast.冯工))
  sees('第一件的延期同意了', granted.includes('延期 1 次') && granted.includes('11月4日'), granted)
  await asks('第2项限期办结', '11-10')
  await scene.clicks(cast.吴工, cardTo(cast.吴工, '第2项限期办结'), 'ask_refuse')
  await scene.clicks(cast.吴工, lastTo(cast.吴工), 'refuse', { reason: '不能再晚（演示）' })
  const refused = words(lastTo(cast.冯工))
  sees('第二件没有同意，理由写明', refused.includes('不能再晚（演示）'), refused)
}
