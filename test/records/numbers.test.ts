import { describe, expect, it } from 'vitest'
import type { Who } from '../../scripts/town/cast.ts'
import { numberWords } from '../../src/domain/records/number-words.ts'
import { defaultNumbers } from '../../src/domain/records/numbers.ts'
import { openTown } from '../support/town.ts'

describe('设置 任务 临期 5', () => {
  it('shows what it was and would be, and counts from the moment it is confirmed', async () => {
    const town = await openTown('10-16 09:00')
    const { 吴工 } = town
    await 吴工.says('交办 航天 区投资商务局 10-23 接通示例地块水电')
    expect(await 吴工.says('任务1')).toContain('绿灯')
    const said = await 吴工.says('设置 任务 临期 5')
    expect(said).toContain('任务 临期：3 → 5 个工作日')
    expect(said).toContain('［确认］  ［不改］')
    expect(await 吴工.says('设置')).toContain('任务 临期：3 个工作日')
    const { toast, words } = await 吴工.card('任务 临期：3 → 5').clicks('confirm')
    expect(toast).toBe('已保存')
    expect(words).toContain('任务 临期：3 → 5 个工作日')
    expect(await 吴工.says('设置')).toContain('任务 临期：5 个工作日')
    expect(await 吴工.says('为什么 任务1')).toContain('绿灯')
    await town.at('10-17 00:30')
    expect(await 吴工.says('为什么 任务1')).toBe('任务1：蓝灯，还有 5 个工作日（到期前 5 个工作日内是蓝灯）。')
  })

  it('is left as it was at 不改, and says so when nothing would change', async () => {
    const town = await openTown('10-16 09:00')
    await town.何工.says('设置 任务 久未动 3周')
    expect((await town.何工.lastCard().clicks('cancel')).words).toContain('没有保存')
    expect(await town.何工.says('设置 任务 久未动 2')).toBe('任务 久未动现在就是 2 周，没有改。')
  })

  it.each(Object.entries(numberWords))(
    'every number can be changed by its words: %s',
    async (key, { name, to, unit, words }) => {
      const town = await openTown('10-16 09:00')
      const said = await town.吴工.says(`设置 ${name} ${words?.[to] ?? to}${unit}`)
      const was = defaultNumbers[key as keyof typeof defaultNumbers]
      expect(said).toContain(`${name}：${words?.[was] ?? was} → ${words?.[to] ?? `${to} ${unit}`}`)
    },
  )

  it.each([
    ['设置 任务 临期 0', '任务 临期要写 1 到 30 的整数，没有改。例如「设置 任务 临期 1」。'],
    ['设置 任务 临期 三天半', '任务 临期要写 1 到 30 的整数，没有改。'],
    ['设置 任务 临期 -3', '任务 临期要写 1 到 30 的整数，没有改。'],
    ['设置 任务 临期 2.5', '任务 临期要写 1 到 30 的整数，没有改。'],
    ['设置 任务 临期', '任务 临期要写 1 到 30 的整数，没有改。'],
    ['设置 归档 1', '归档要写 30 到 3650 的整数，没有改。'],
    ['设置 任务 颜色 5', '没有这一项，没有改。可以改：任务 临期、任务 红、'],
    ['设置 默认时限 5', '没有这一项，没有改。'],
  ])('%s is answered in a plain sentence', async (typed, answer) => {
    const town = await openTown('10-16 09:00')
    expect(await town.吴工.says(typed)).toContain(answer)
    expect(town.ask('select count(*) from proposal')).toEqual([0])
  })

  it.each(['张工', '秦处', '链长甲', '组长', '钱工'] as Who[])('is not for %s', async (who) => {
    const town = await openTown('10-16 09:00')
    expect(await town[who].says('设置 任务 临期 5')).toMatch(/不能修改设置|还没有登记职责/)
  })
})
