import { describe, expect, it } from 'vitest'
import { report } from '../support/reports.ts'
import { openTown } from '../support/town.ts'

const filed = async () => {
  const town = await openTown('09-02 14:50')
  await town.at('09-02 15:00')
  await town.张工.fills(report('航天喷管')).submits()
  return town
}

describe('what was not understood is a press away', () => {
  it('a chain: the nearest first, by how it sounds and by its characters', async () => {
    const town = await filed()
    expect(await town.吴工.says('状态 房织')).toContain('没找到这条产业链。可以写：新型纺织产业链')
    await town.吴工.lastCard().clicks('say_1')
    expect(town.吴工.last()).toContain('新型纺织产业链')
    expect(town.吴工.last()).not.toContain('航天')
  })

  it('a time', async () => {
    const town = await filed()
    expect(await town.张工.says('查 航天 2026-13')).toContain('没看懂时间范围')
    await town.张工.lastCard().clicks('say_1')
    expect(town.张工.last()).toContain('航天喷管')
    expect(town.张工.last()).toContain('本周')
  })

  it.each(['减负 99月', '简报 13月', '任务 13月', '导出 任务 13月', '导出 13月'])(
    'a time, behind whatever command it stands: %s',
    async (typed) => {
      const town = await filed()
      const command = typed.replace(/ \d+月$/u, '')
      expect(await town.吴工.says(typed)).toContain(`没看懂时间范围`)
      expect(town.吴工.last()).toContain(`［${command} 本周］`)
      const pressed = await town.吴工.lastCard().clicks('say_1')
      expect(pressed.toast).toBe('已按按钮上的话办')
      expect(town.吴工.last()).not.toContain('没看懂')
    },
  )

  it('a look-up without hits says where it looked, and looks no further by itself', async () => {
    const town = await filed()
    const none = await town.吴工.says('查 航天 上周 喷管')
    expect(none).toContain('没有找到：航天产业链，上周，「喷管」')
    expect(none).toContain('在全部时间里查')
    expect(none).toContain('各产业链')
    await town.吴工.lastCard().clicks('say_1')
    expect(town.吴工.last()).toContain('全部时间，1 份')
  })

  it('a text that nearly names a chain', async () => {
    const town = await filed()
    expect(await town.吴工.says('查 航田')).toContain('没有找到：各产业链，全部时间，「航田」')
    await town.吴工.lastCard().clicks('say_1')
    expect(town.吴工.last()).toContain('查 · 航天产业链')
  })
})

describe('chain and time stand in any order', () => {
  it('behind 汇总 and 导出', async () => {
    const town = await filed()
    expect(await town.吴工.says('汇总 本周 航天')).toContain('航天')
    expect(await town.吴工.says('汇总 本周 航天')).toBe(await town.吴工.says('汇总 航天 本周'))
  })

  it('a second chain is looked for as text, and not passed over', async () => {
    const town = await filed()
    expect(await town.吴工.says('查 航天 纺织')).toContain('「纺织」')
  })
})
