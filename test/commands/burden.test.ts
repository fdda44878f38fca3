import { describe, expect, it } from 'vitest'
import { promptTopics } from '../../src/db/prompts.ts'
import { burdenPrompt } from '../../src/texts/burden.ts'
import { good } from '../support/reports.ts'
import { openTown } from '../support/town.ts'

describe('减负', () => {
  it('sums up what the office has asked for, and times only what was opened by a word', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:00')
    await town.王工.fills(good).submits()
    await town.at('09-02 15:10')
    await town.张工.says('周报')
    await town.at('09-02 15:13')
    await town.张工.card('周四工作动态').fills(good).submits()
    await town.at('09-04 09:00')
    await town.吴工.says('点名 新型纺织 已私信提醒两次')
    const naming = town.吴工.card('请确认点名')
    await naming.clicks('name')
    await naming.clicks('confirm')
    await town.吴工.says('减负')
    const words = town.吴工.card('减负台账').words()
    expect(words).toContain('减负台账 · 本月')
    expect(words).toContain('8月31日–9月27日，全区合计')
    expect(words).toContain('发出提醒 12 次：周报卡片 7、第一次提醒 2、第二次提醒 2、点名 1')
    expect(words).toContain('同一期重复询问 8 次')
    expect(words).toContain('群里点名 1 次')
    expect(words).toContain('填报用时中位数 3 分钟（共 1 份）')
    expect(words).toContain('每份周报写 42 字、点按 1 次（中位数，共 2 份）')
    expect(words).not.toMatch(/张工|王工|李工/)
  })

  it('of a time without anything says so, and of a word that is no time too', async () => {
    const town = await openTown('09-02 14:50')
    await town.吴工.says('减负 上月')
    expect(town.吴工.card('减负台账').words()).toContain('没有发出提醒。')
    expect(town.吴工.card('减负台账').words()).toContain('填报用时：这段时间没有能计时的填报')
    expect(await town.吴工.says('减负 昨天')).toContain('上月')
  })

  it.each(promptTopics)('calls %s by a word', (topic) => {
    expect(burdenPrompt(topic, 1)).toMatch(/^\p{Script=Han}+ 1$/u)
  })

  it('is the office’s alone', async () => {
    const town = await openTown('09-02 14:50')
    expect(await town.张工.says('减负')).toContain('推进办')
    expect(await town.链长甲.says('减负')).toContain('推进办')
    expect((await town.refusals()).filter(({ action }) => action === 'burden')).toHaveLength(2)
  })
})
