import { describe, expect, it } from 'vitest'
import { cast, groups } from '../../scripts/town/cast.ts'
import { good } from '../support/reports.ts'
import { openTown } from '../support/town.ts'

describe('点名', () => {
  const afterDue = async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-04 09:00')
    return town
  }
  const line =
    '【点名】航天产业链第36周工作动态到截止时间（9月3日（周四）18:00）没有报。原因：已私信催报两次。请尽快补报。——产业链推进办'

  it('shows the line, asks twice, says it once in the chief’s group, and is counted and written down', async () => {
    const town = await afterDue()
    const before = town.group('航天群').length
    const counted = town.ask(`select count(*) from outbox where topic = 'naming'`)
    await town.吴工.says('点名 航天 已私信催报两次')
    const card = town.吴工.card('请确认点名')
    expect(card.words()).toContain(line)
    expect(card.words()).toContain('将发到：航天产业链链长群')
    expect((await card.clicks('name')).toast).toBe('请再点一次「确认点名」')
    expect(town.group('航天群')).toHaveLength(before)
    const said = await card.clicks('confirm')
    expect(said.words).toContain('已点名')
    expect(town.group('航天群').slice(before)).toEqual([line])
    expect((await card.clicks('confirm', {}, { version: 1 })).toast).toBe('已经处理过了')
    expect(town.group('航天群').slice(before)).toEqual([line])
    expect(counted).toEqual([0])
    expect((await town.audit()).filter(({ action }) => action === 'naming')).toMatchObject([
      {
        actor: cast.吴工,
        chain: 'aerospace',
        object: 'weekly/2026-W36/aerospace',
        result: 'done',
        detail: { reason: '已私信催报两次', group: 'chief', withPerson: false },
      },
    ])
    expect(await town.郑工.says('点名 航天 再说一次')).toBe('航天产业链这一期已经点过名，不再点。')
  })

  it('counts in the burden figures of the office', async () => {
    const town = await afterDue()
    const prompts = () => /本期共发出提醒 (\d+) 次/.exec(town.吴工.lastCard().words())?.[1]
    await town.吴工.says('汇总')
    const before = Number(prompts())
    await town.吴工.says('点名 航天 已私信催报两次')
    const card = town.吴工.card('请确认点名')
    await card.clicks('name')
    await card.clicks('confirm')
    await town.吴工.says('汇总')
    expect(Number(prompts())).toBe(before + 1)
  })

  it('names the person only where the office ticks it, and nobody on leave', async () => {
    const town = await afterDue()
    await town.吴工.says('点名 航天 已私信催报两次')
    const card = town.吴工.card('请确认点名')
    expect(card.words()).not.toContain('张工')
    expect((await card.clicks('person')).words).toContain('【点名】航天产业链（主报张工（虚构））第36周')
    expect((await card.clicks('person')).words).not.toContain('张工')
    await card.clicks('person')
    await card.clicks('name')
    await card.clicks('confirm')
    expect(town.group('航天群').at(-1)).toContain('（主报张工（虚构））')
    expect((await town.audit()).at(-1)?.detail).toMatchObject({ withPerson: true })

    const other = await openTown('09-02 14:50')
    await other.王工.says('请假 至9-10')
    await other.王工.card('请确认请假').clicks('confirm')
    await other.at('09-04 09:00')
    await other.吴工.says('点名 陶瓷基 未报')
    expect(other.吴工.card('请确认点名').words()).not.toContain('写上主报姓名')
  })

  it('goes to the task force’s group where one is bound, and can be sent to the chief’s', async () => {
    const town = await afterDue()
    await town.何工.says('绑定 航天 专班群', { in: '新群' })
    await town.秦处.card('请确认绑定').clicks('confirm')
    await town.stage.settle()
    await town.吴工.says('点名 航天 已私信催报两次')
    const card = town.吴工.card('请确认点名')
    expect(card.words()).toContain('将发到：航天对接群（演示）')
    expect((await card.clicks('group')).words).toContain('将发到：航天产业链链长群')
    await card.clicks('group')
    await card.clicks('name')
    await card.clicks('confirm')
    expect(town.group('新群').at(-1)).toBe(line)
    expect(town.group('航天群').filter((text) => text.includes('点名'))).toEqual([])
  })

  it('needs a chain, a reason that is short, a report that is due and missing, and working hours', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-03 17:00')
    expect(await town.吴工.says('点名')).toContain('请写产业链和原因')
    expect(await town.吴工.says('点名 航天')).toContain('请写产业链和原因')
    expect(await town.吴工.says(`点名 航天 ${'长'.repeat(61)}`)).toBe('原因有 61 字，最多 60 字，请删短。')
    expect(await town.吴工.says('点名 航天 未报')).toBe('航天产业链还没到截止时间，不点名。可以发「催报」私信提醒。')
    await town.张工.fills(good).submits()
    await town.at('09-03 19:00')
    expect(await town.吴工.says('点名 航天 未报')).toBe('航天产业链已经报了，不用点名。')
    expect(await town.吴工.says('点名 纺织 未报')).toContain('现在是休息时间，不点名。')
    await town.stage.emulator.removeBot(groups.纺织群, cast.宋处)
    await town.at('09-04 09:00')
    expect(await town.吴工.says('点名 纺织 未报')).toContain('没有地方点名')
    expect(town.ask('select count(*) from naming')).toEqual([0])
  })

  it('filed while the card lay there: nothing is said', async () => {
    const town = await afterDue()
    await town.吴工.says('点名 航天 已私信催报两次')
    const card = town.吴工.card('请确认点名')
    await card.clicks('name')
    await town.张工.fills(good).submits()
    expect((await card.clicks('confirm')).toast).toBe('情况有变，没有点名')
    expect(town.group('航天群').filter((text) => text.includes('点名'))).toEqual([])
  })

  it('不点了 leaves it', async () => {
    const town = await afterDue()
    await town.吴工.says('点名 航天 已私信催报两次')
    expect((await town.吴工.card('请确认点名').clicks('cancel')).words).toContain('没有点名')
    expect(town.ask('select state from naming')).toEqual(['cancelled'])
  })

  it('is the office’s alone, in words and on the card, and never happens by itself', async () => {
    const town = await afterDue()
    for (const who of ['秦处', '张工', '链长甲', '组长', '何工'] as const)
      expect(await town[who].says('点名 航天 未报')).toContain('您现在的职责不能在群里点名。请找推进办')
    expect((await town.refusals()).map(({ action }) => action)).toEqual(Array.from({ length: 5 }, () => 'naming'))
    await town.吴工.says('点名 航天 未报', { in: '推进办群' })
    const card = town.吴工.inGroup('推进办群', '请确认点名')
    const click = await town.stage.emulator.person(cast.秦处).clicks(card.id, 'name', {}, { force: true })
    await town.stage.settle()
    expect(click.toast?.content).toContain('您无权操作')
    await town.at('09-11 12:30')
    const groupTalk = (['航天群', '陶瓷基群', '煤化工群', '纺织群'] as const).flatMap((where) => town.group(where))
    expect(groupTalk.filter((text) => text.includes('点名'))).toEqual([])
  })
})
