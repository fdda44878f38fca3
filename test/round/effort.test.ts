import { expect, it } from 'vitest'
import { good } from '../support/reports.ts'
import { openTown } from '../support/town.ts'

it('a week that goes on from the last one takes few characters and presses, and 减负台账 counts them', async () => {
  const town = await openTown('09-02 14:50')
  const { 张工, 王工, 刘工, 杨工 } = town
  await town.at('09-02 15:00')
  for (const who of [张工, 王工, 刘工, 杨工]) await who.fills(good).submits()
  await town.at('09-09 15:00')

  // A done line is the progress, what is going on the plan: three presses, nothing written.
  const plan = { last_plan_1: 'done', last_plan_2: 'going' }
  const card = () => 张工.card('周四工作动态')
  await card().clicks('carry_done', plan)
  const progress = '9月10日前签合同'
  await card().clicks('carry_last', { ...plan, progress })
  await card()
    .fills({ ...plan, progress, next_plan: '报专班对接清单' })
    .submits()
  // The same with a plan of four new characters.
  await 刘工.card('周四工作动态').clicks('carry_done', plan)
  await 刘工.fills({ ...plan, progress, next_plan: '设备进场' }).submits()
  await 王工.fills(plan).saysNoNews()
  await 杨工.fills({ ...plan, progress: '示例染整午（虚构）新线下单', next_plan: '月底前装完' }).submits()

  expect(await town.吴工.says('减负 本周')).toContain('每份周报写 0 字、点按 1 次（中位数，共 4 份）')
  const presses = town.ask(`select count(*) from inbox where item_id like '%W37%' group by item_id order by 1`)
  expect(presses).toEqual([1, 1, 2, 3])
})
