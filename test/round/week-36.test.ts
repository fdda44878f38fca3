import { describe, expect, it } from 'vitest'
import { openTown } from '../support/town.ts'
import { playWeek36 } from '../support/week-36.ts'

describe('the week of four chains that behave differently', () => {
  it('asks, reminds, tells the backup and counts, each in its hour and never more than that', async () => {
    const town = await openTown()
    await playWeek36(town)
  })

  it('names nobody in a group: the chief reads that nothing came, the office reads chains', async () => {
    const town = await openTown()
    await town.at('09-04 08:40')
    expect(town.group('航天群')).toHaveLength(1)
    expect(town.group('航天群')[0]).toContain('到截止时未收到本期工作动态，收到后并入本卡。')
    const said = [...town.group('航天群'), ...town.group('推进办群')].join('\n')
    expect(said).toContain('■ 未报：航天产业链、陶瓷基复合材料产业链、煤制烯烃（芳烃）深加工产业链、新型纺织产业链')
    for (const name of ['张工', '王工', '刘工', '杨工']) expect(said).not.toContain(name)
  })
})
