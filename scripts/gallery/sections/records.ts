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
    'task-create': { caption: '发「任务 新增」：不问产业链，最多九项，带星号的必填。', states: ['record form'] },
    'task-asked': { caption: '有延期等着批：推进办先看到「同意延期」「不同意」。' },
    'task-overdue': { caption: '逾期的：灯旁写明几天，也写预计哪天办结。' },
    'task-held': { caption: '挂起的：不亮灯，写明到哪天自动恢复。' },
    'task-done': { caption: '报了办结，等推进办销号；逾期几天办结留着。' },
    'task-closed': { caption: '已经销号的：只看不办，推进办可以重办。' },
    'task-unassigned': { caption: '牵头单位还没有登记的人：负责人收到，写着待指定，先看到「改派」。' },
    'task-hidden': { caption: '设为敏感以后，不能再看的人手里的卡片只剩编号。', states: ['record, hidden'] },
    'task-morning': {
      caption: '工作日 09:00 的台账提醒：有新到期、新逾期的才发，一天最多一条。',
      cards: ['morning'],
      states: ['morning note'],
    },
    'task-closed-chain': {
      caption: '撤了一条产业链，还有没办完的：推进办定转到哪里。',
      cards: ['closed-chain'],
      states: ['records of a closed chain'],
    },
    'task-moved': { caption: '转好了，推进办各人的卡片都写明。', states: ['records of a closed chain, moved'] },
    'task-desk': { caption: '发「我的」：待我定的和要办的都在一张卡片上。' },
  },
  async play({ town: openTown, shoot }) {
    const town = await openTown('10-16 09:00')
    const { asks, says, to, press } = town
    await shoot('task-made', town, '吴工', [await asks('吴工', '交办 航天 区投资商务局 10-30 接通示例地块水电')])
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
    await shoot('task-list', town, '吴工', [await asks('吴工', '任务')])
    await shoot('task-none', town, '吴工', [await asks('吴工', '任务 逾期')])
    for (const words of ['现场勘察完成', '材料已报', '等停电窗口']) await says('冯工', `反馈 任务1 ${words}（演示）`)
    const card = await asks('冯工', '任务1')
    await shoot('task-history', town, '冯工', [await press('冯工', card, 'history')])
    await shoot('task-create', town, '张工', [await asks('张工', '任务 新增')])
    await says('冯工', '延期 任务1 11-06 等停电窗口')
    const asked = await asks('吴工', '任务1')
    await shoot('task-asked', town, '吴工', [asked])
    await press('吴工', asked, 'grant')
    await says('吴工', '交办 航天 区投资商务局 10-20 清退示例地块上的临时堆场，办完拍照（演示）')
    await says('吴工', '交办 航天 区投资商务局 11-20 示例企业用电增容（演示）')
    await says('吴工', '交办 航天 新城 10-30 示例道路通车（演示）')
    await shoot('task-unassigned', town, '秦处', [to('秦处', '请改派')])
    for (const no of [4, 5]) await says('冯工', `签收 任务${no}`)
    await says('吴工', '挂起 任务5 12-01 等上级批复')
    await shoot('task-held', town, '冯工', [await asks('冯工', '任务5')])
    await town.at('10-21 09:30')
    await shoot('task-morning', town, '冯工', [to('冯工', '台账提醒')])
    await town.at('10-22 09:30')
    await says('冯工', '延期 任务4 10-28 等场地交接')
    const late = to('冯工', '时限已过')
    await press('冯工', late, 'feedback', { text: '等场地交接（演示）', expect: '2026-10-28' })
    await shoot('task-overdue', town, '冯工', [await asks('冯工', '任务4')])
    await shoot('task-desk', town, '冯工', [await asks('冯工', '我的')])
    await says('冯工', '办结 任务4 堆场已经清退（演示）')
    const done = await asks('吴工', '任务4')
    await shoot('task-done', town, '吴工', [done])
    await press('吴工', done, 'close')
    await shoot('task-closed', town, '冯工', [await asks('冯工', '任务4')])
    await says('组长', '任务2')
    await says('吴工', '设为敏感 任务2')
    await press('吴工', to('吴工', '设为敏感 · 任务2'), 'classify', { reason: '涉及未公开事项' })
    await shoot('task-hidden', town, '组长', [to('组长', '私信查看')])
    await town.leavesRoster('aerospace')
    const closing = to('吴工', '已撤')
    await shoot('task-closed-chain', town, '吴工', [closing])
    await shoot('task-moved', town, '吴工', [await press('吴工', closing, 'move_district')])
  },
})
