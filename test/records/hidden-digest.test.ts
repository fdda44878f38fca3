import { expect, it } from 'vitest'
import { good } from '../support/reports.ts'
import { openTown } from '../support/town.ts'

it('设为敏感 takes the title out of digests that stand: the next version, and nobody is told', async () => {
  const town = await openTown('10-12 09:00')
  const { 吴工, 张工, 秦处 } = town
  await 吴工.says('交办 航天 10-13 清退示例地块上的临时堆场')
  await 吴工.says('交办 陶瓷基 10-13 选定共用检测平台地址')
  await 张工.says('签收 任务1')
  await town.at('10-14 15:00')
  await 张工.fills(good).submits()
  await town.at('10-16 09:00')
  const digest = () => town.group('航天群').find((words) => words.includes('第42周')) ?? ''
  expect(digest()).toContain('任务1 清退示例地块上的临时堆场')
  const [said, other] = [town.group('航天群').length, town.group('陶瓷基群').join('\n')]

  await 秦处.says('设为敏感 任务1 涉及未公开事项')
  await 秦处.lastCard().clicks('classify')
  await town.at('10-16 09:10')
  expect(digest()).toContain('任务1（敏感，私信查看）')
  expect(digest()).not.toContain('清退示例地块')
  expect(digest()).toContain('v2')
  expect(town.group('推进办群').join('\n')).not.toContain('清退示例地块')
  expect(town.group('航天群')).toHaveLength(said)
  expect(town.group('陶瓷基群').join('\n'), 'a digest that does not name it stays as it is').toBe(other)
})
