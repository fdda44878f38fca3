import { expect, it } from 'vitest'
import type { Member } from '../../scripts/town/member.ts'
import { openTown } from '../support/town.ts'
import { raises } from './support/cases.ts'

/** All firms, places and people are fictional. */
const fills = async (who: Member, words: string, values: Record<string, unknown>) => {
  await who.says(words)
  await who.lastCard().clicks('create', values)
}

/* The two columns of each kind, written out from the contract (2, list) and not from the declarations. */
it('a row shows the two columns of its kind, and in a group no figure and no word of a firm', async () => {
  const town = await openTown('10-16 09:00')
  const { 张工, 吴工, 链长甲 } = town
  await 吴工.says('交办 航天 区投资商务局 10-30 接通示例地块水电')
  await 链长甲.says('批示 航天 区投资商务局 11-10 请牵头办好示例事项')
  await fills(张工, '风险 新增', {
    ...{ category: '断供', firms: '示例材料乙', product: '示例助剂', sources: '唯一', stock_days: '28' },
    substitute: '有已验证',
  })
  await raises(town, '张工', '问题 新增')
  await fills(张工, '重大事项 新增', { at: '8:30', place: '示例地块', what: '示例装置停产' })
  await 张工.says('续报 重大事项1 备件已到场')
  await fills(吴工, '会议 新增', {
    ...{ type: '推进办调度会', on: '2026-10-22', time: '14:30', host: '周主任', invited: ['航天产业链'] },
  })
  await fills(张工, '经验 新增', {
    ...{ title: '示例环节补齐', category: '补链', how: '上门对接', effect: '新增配套企业 3 户', public: '否' },
  })
  await 吴工.says('采用 经验1')
  await 吴工.lastCard().clicks('adopt', { where: ['区简报'] })
  const visit = { on: '2026-10-15', who: '链长', found: '示例零件交期长', promised: '帮示例材料乙凑 300 万' }
  await fills(张工, '调研 新增', visit)
  await fills(张工, '对接 新增', { body: '市专班', title: '申请示例专项', on: '2026-10-15', due: '2026-11-10' })
  await fills(张工, '文件 新增', {
    ...{
      type: '政策措施',
      title: '示例政策',
      unit: '区投资商务局（演示）',
      on: '2026-02-10',
      link: '示例发〔2026〕1号',
    },
  })
  await 吴工.says('评估 文件1 已落地 都已落地')

  for (const [words, row] of [
    ['任务', /任务1 接通示例地块水电 \n.*\n待签收 · 区投资商务局（演示） · 10月30日\n/u],
    ['批示', /批示1 请牵头办好示例事项 \n.*\n办理中 · 批示人 链长甲（演示） · 交办 任务2\n/u],
    ['风险', /风险1 示例助剂（断供） \n.*\n在管 · 库存约剩 28 天 · 供应来源 唯一\n/u],
    ['问题', /问题1 示例园区用电不足 \n.*\n待受理 · 推进办 · 受理时限 10月19日（周一）\n/u],
    ['重大事项', /重大事项1 示例装置停产 \n.*\n首报待阅 · 时间 10月16日（周五）08:30 · 最近续报 10月16日（周五）\n/u],
    ['会议', /会议1 推进办调度会2026年第1次[^［]*日期 10月22日（周四） · 议题 \d+/u],
    ['经验 采用', /经验1 示例环节补齐[^［]*类别 补链 · 采用 区简报 2026-10-16/u],
    ['调研', /调研1 2026-10-15 链长调研[^［]*日期 10月15日（周四） · 答应办的 帮示例材料乙/u],
    ['对接', /对接1 申请示例专项 \n.*\n待回复 · 对象 市专班 · 11月10日/u],
    ['文件 有效', /文件1 示例政策[^［]*印发日 2月10日（周二） · 上次评估 10月16日（周五）/u],
  ] as const)
    expect(await 吴工.says(words), words).toMatch(row)

  const inGroup = async (words: string) => {
    await 吴工.says(words, { in: '推进办群' })
    return town.group('推进办群').at(-1) ?? ''
  }
  const risks = await inGroup('风险')
  expect(risks).toMatch(/风险1 示例助剂（断供） \n.*\n在管 · 库存约剩 不足30天 · 供应来源 唯一/u)
  expect(risks).not.toMatch(/28|示例材料乙/u)
  expect(await inGroup('调研')).toContain('日期 10月15日')
  expect(town.group('推进办群').at(-1)).not.toMatch(/300|示例材料乙|答应/u)
  expect(await inGroup('重大事项')).toBe('已私信回复。')
})
