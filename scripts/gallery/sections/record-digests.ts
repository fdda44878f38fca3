import { section } from '../section.ts'
import type { Town } from '../town.ts'

const filled = {
  progress: '示例链主甲（虚构）完成设备招标（演示）',
  next_plan: '10月29日前签合同（演示）',
} as const

export const recordDigests = section({
  title: '任务进周报和摘要',
  pictures: {
    'link-form': {
      caption: '周报卡片上选本周推进了哪几件，最急的在前，最多 5 件。',
      states: ['weekly form, tasks to link'],
    },
    'link-later': {
      caption: '有配合单位补充时位置让出来，提交以后再选。',
      states: ['weekly form, tasks later'],
    },
    'link-filed': {
      caption: '在「已收到」上选好，报告写明关联了哪几件。',
      states: ['weekly filed, tasks linked'],
    },
    'link-history': { caption: '任务的经过里记下这份周报。' },
    'task-chief': {
      caption: '链长的摘要：在办几件，本周销了几件，点名一件最急的。',
      states: ['chief digest, tasks'],
    },
    'task-still': {
      caption: '没有收到周报，也没有变化：只有一行。',
      states: ['chief digest, missing, tasks unchanged'],
    },
    'task-office': {
      caption: '推进办周览：要推进办办的、各链的灯、变化、久未动。',
      states: ['office digest, tasks'],
    },
    'task-leading': {
      caption: '领导小组的月度一页：每条链有几件红灯，不写企业和人。',
      states: ['month for the leading group, red tasks'],
    },
  },
  async play({ town: openTown, shoot }) {
    const town = await openTown('10-12 09:00')
    const { asks, says, to, press, inGroup, at } = town
    await given(town)
    await at('10-14 15:00')
    await shoot('link-form', town, '张工', [to('张工', '周四工作动态')])
    await says('冯工', '补充 航天 检测平台贴息已拨付（演示）')
    const form = await asks('张工', '周报')
    await shoot('link-later', town, '张工', [form])
    const filed = await press('张工', form, 'submit', filled)
    await shoot('link-filed', town, '张工', [await press('张工', filed, 'link_tasks', { tasks: ['任务1', '任务2'] })])
    const task = await asks('张工', '任务2')
    await shoot('link-history', town, '张工', [task])
    await closes(town)
    await at('10-16 08:40')
    await shoot('task-chief', town, '链长甲', [inGroup('航天群', '第42周')])
    await shoot('task-office', town, '吴工', [inGroup('推进办群', '推进办周览')])
    await at('10-23 08:40')
    await shoot('task-still', town, '链长乙', [inGroup('陶瓷基群', '第43周')])
    await at('11-02 09:30')
    await shoot('task-leading', town, '周主任', [inGroup('领导小组群', '红：任务')])
  },
})

const given = async ({ says }: Town): Promise<void> => {
  for (const words of [
    '航天 10-14 专家服务团首次活动（演示）',
    '航天 10-30 接通示例地块水电（演示）',
    '航天 10-20 完成示例设备招标（演示）',
    '陶瓷基 12-30 建成示例中试线（演示）',
  ])
    await says('吴工', `交办 ${words}`)
  for (const no of [1, 2, 3]) await says('张工', `签收 任务${no}`)
  await says('王工', '签收 任务4')
}

const closes = async ({ says, press, to }: Town): Promise<void> => {
  await says('张工', '办结 任务3 示例设备招标已经完成（演示）')
  await says('周主任', '任务3')
  await press('周主任', to('周主任', '完成示例设备招标'), 'close')
  await says('张工', '延期 任务2 11-10 等停电窗口（演示）')
}
