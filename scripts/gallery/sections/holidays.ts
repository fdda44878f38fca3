import { section } from '../section.ts'

const filed = {
  progress: '示例链主甲（虚构）设备进场（演示）',
  risk: 'none',
  ask_level: 'none',
  next_plan: '走访示例测控庚（虚构）',
}

export const holidays = section({
  title: '遇上节假日',
  pictures: {
    'holiday-merged-form': { caption: '国庆：两期合并，卡片写明两周，填一次即可。' },
    'holiday-merged-digest': { caption: '合并两周的摘要。' },
    'holiday-merged-status': { caption: '合并两周的报送状态。', commands: ['状态'] },
    'holiday-postponed-form': { caption: '春节：周四放假，顺延到节后第一个工作日。' },
    'holiday-provisional-form': { caption: '放假安排还没有录入的年份，日期都标「暂定」。' },
  },
  async play({ town: openTown, shoot }) {
    const october = await openTown('09-28 12:30')
    await october.at('09-30 15:00')
    const form = october.to('张工', '周四工作动态')
    await shoot('holiday-merged-form', october, '张工', [form])
    await october.at('10-08 09:00')
    await october.press('张工', form, 'submit', filed)
    await shoot('holiday-merged-status', october, '吴工', [await october.asks('吴工', '状态')])
    await october.at('10-09 08:31')
    await shoot('holiday-merged-digest', october, '链长甲', [october.inGroup('航天群', '第40–41周')])

    const february = await openTown('2026-02-13 08:30')
    await february.at('2026-02-24 09:00')
    await shoot('holiday-postponed-form', february, '张工', [february.to('张工', '周四工作动态')])

    const next = await openTown('2027-03-01 08:30')
    await next.at('2027-03-03 15:00')
    await shoot('holiday-provisional-form', next, '张工', [next.to('张工', '周四工作动态')])
  },
})
