import { section } from '../section.ts'

export const records = section({
  title: '任务台账',
  pictures: {
    'task-made': {
      caption: '推进办发「交办 航天 区投资商务局 10-30 接通示例地块水电」。',
      cards: ['record'],
      commands: ['交办'],
      states: ['record'],
    },
    'task-told': { caption: '办的人收到这张卡片，在上面签收、反馈、办结。' },
    'task-form': {
      caption: '点「反馈」，表单私信过来。',
      cards: ['record-form'],
      states: ['record form'],
    },
    'task-fault': { caption: '填得不够：没有提交，红字说怎么改。', states: ['record form, with a fault'] },
    'task-alike': { caption: '已有同名的一件：先问是不是同一件。', states: ['record form, one like it'] },
    'task-list': {
      caption: '发「任务」：最急的在前，灯旁写明还差几天。',
      cards: ['record-list'],
      commands: ['任务'],
      states: ['records'],
    },
    'task-none': { caption: '发「任务 逾期」，没有就说没有找到。', states: ['records, nothing'] },
    'task-history': { caption: '点「全部经过」：谁在什么时候办了哪一步。', states: ['record, all history'] },
    'task-desk': { caption: '发「我的」：待我定的和要办的都在一张卡片上。' },
  },
  async play({ town: openTown, shoot }) {
    const town = await openTown('10-16 09:00')
    const { says, to, press } = town
    const [made] = await says('吴工', '交办 航天 区投资商务局 10-30 接通示例地块水电')
    if (!made) throw new Error('no answer')
    await shoot('task-made', town, '吴工', [made])
    const told = to('冯工', '接通示例地块水电')
    await shoot('task-told', town, '冯工', [told])
    await press('冯工', told, 'accept')
    await press('冯工', told, 'ask_feedback')
    const form = to('冯工', '反馈 · 任务1')
    await shoot('task-form', town, '冯工', [form])
    await press('冯工', form, 'feedback', { text: '已与供电单位踏勘（演示）' })
    await says('冯工', '办结 任务1 好了')
    await shoot('task-fault', town, '冯工', [to('冯工', '办结 · 任务1')])
    await says('吴工', '交办 航天 接通示例地块水电')
    await shoot('task-alike', town, '吴工', [to('吴工', '是不是同一件')])
    await says('张工', '任务 新增 10-19 走访示例配套企业（虚构）')
    await says('吴工', '交办 陶瓷基 11-20 选定共用检测平台地址（演示）')
    const [list] = await says('吴工', '任务')
    if (!list) throw new Error('no list')
    await shoot('task-list', town, '吴工', [list])
    const [none] = await says('吴工', '任务 逾期')
    if (!none) throw new Error('no list')
    await shoot('task-none', town, '吴工', [none])
    for (const words of ['现场勘察完成', '材料已报', '等停电窗口']) await says('冯工', `反馈 任务1 ${words}（演示）`)
    const [card] = await says('冯工', '任务1')
    if (!card) throw new Error('no card')
    await shoot('task-history', town, '冯工', [await press('冯工', card, 'history')])
    const [desk] = await says('冯工', '我的')
    if (!desk) throw new Error('no desk')
    await shoot('task-desk', town, '冯工', [desk])
  },
})
