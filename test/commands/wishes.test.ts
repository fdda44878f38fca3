import { describe, expect, it } from 'vitest'
import { buttonsOf } from '../../emulator/server/client/card-nodes.ts'
import { cast, type Who } from '../../scripts/town/cast.ts'
import { openTown } from '../support/town.ts'

const everyRole = [
  '张工',
  '王工',
  '李工',
  '秦处',
  '链长甲',
  '冯工',
  '吴工',
  '组长',
  '何工',
] as const satisfies readonly Who[]
const labels = (text: string): string[] => [...text.matchAll(/［([^］]+)］/gu)].map(([, label = '']) => label)

describe('帮助 by what one wants', () => {
  it('is one screen of buttons with the words for the own chain; grammar stands behind 更多', async () => {
    const town = await openTown('09-02 15:00')
    for (const who of everyRole) {
      const said = await town[who].says('帮助')
      expect(said.split('\n').length, who).toBeLessThanOrEqual(14)
      expect(said, who).not.toMatch(/\[|\|/u)
      expect(labels(said).at(-1), who).toBe('更多')
    }
    expect(labels(await town.张工.says('帮助'))).toEqual([
      ...['周报 航天', '我的', '更正 航天', '重大事项 航天 新增', '问题 航天 新增', '查 航天 近4周'],
      ...['请假 至9月3日', '台账 航天', '更多'],
    ])
    expect(labels(await town.链长甲.says('帮助'))).toContain('查 航天 请链长')
    expect(labels(await town.吴工.says('帮助'))).toContain('谁没报')
    await town.张工.card('您可以这样用我').clicks('wish_more')
    expect(town.张工.last()).toContain('请假 [10-08] 至10-12 [代 某人]')
  })

  it('no button of it leads to a refusal or to 没听懂', async () => {
    const town = await openTown('09-02 15:00')
    for (const who of everyRole) {
      await town[who].says('帮助')
      const card = town[who].card('您可以这样用我')
      for (const { name: button } of buttonsOf(card.message.content)) {
        await card.clicks(button)
        expect(town[who].last(), `${who} ${button}`).not.toContain('没听懂')
        expect(await town.refusals(), `${who} ${button}`).toEqual([])
      }
    }
  })

  it('pressed in a group by somebody else has the rights of whoever presses', async () => {
    const town = await openTown('09-02 15:00')
    await town.张工.says('帮助', { in: '航天群' })
    const before = town.张工.heard().length
    await town.链长甲.inGroup('航天群', '您可以这样用我').clicks('wish_file')
    expect(town.链长甲.last()).toContain('您现在的职责不能')
    expect(town.张工.heard()).toHaveLength(before)
  })
})

describe('the menu', () => {
  it('never refuses: whoever cannot use a button is shown what they can', async () => {
    const town = await openTown('09-02 15:00')
    for (const who of everyRole)
      for (const key of ['周报', '我的', '状态', '汇总', '催报', '更正', '帮助']) {
        await town.stage.emulator.person(cast[who]).menu(key)
        await town.stage.settle()
      }
    expect(await town.refusals()).toEqual([])
    await town.stage.emulator.person(cast.链长甲).menu('周报')
    await town.stage.settle()
    expect(town.链长甲.last()).toContain('「周报」您现在的职责用不到，您能用的：')
    expect(labels(town.链长甲.last())).toContain('查 航天 请链长')
  })
})
