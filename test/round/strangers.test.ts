import { describe, expect, it } from 'vitest'
import { cast, groups } from '../../scripts/town/cast.ts'
import { openTown, type Town } from '../support/town.ts'

const knocks = (town: Town) => town.group('推进办群').filter((text) => text.includes('没有登记职责的人'))
const told =
  '您还没有登记职责，暂时只能看「帮助」。您的话已转给推进办（周主任（演示）、吴工（虚构）、郑工（虚构））和管理员（何工（虚构））核实；急的话请直接找他们。'

describe('somebody without a post who says who they are', () => {
  it('hears whom that was passed on to; the office and the administrator read it', async () => {
    const town = await openTown('09-02 10:00')
    expect(await town.钱工.says('我是航天链的新主报')).toBe(told)
    const [card = ''] = knocks(town)
    expect(card).toContain('我是航天链的新主报')
    expect(card).toContain('「成员」')
    expect(town.何工.last()).toBe(card)
    expect(JSON.stringify(town.groupMessages('推进办群').at(-1)), 'who it is').toContain(cast.钱工)
    expect((await town.audit()).at(-1)).toMatchObject({ action: 'knock', actor: cast.钱工, result: 'done' })
    expect(town.ask('select count(*) from person where open_id = ?', cast.钱工), 'nothing is given').toEqual([0])
  })

  it.each([
    '你好，我是航天产业链新来的主报钱工',
    '我要加入航天链',
    '我想申请成为备报',
    '申请登记，航天备报',
    '麻烦把我加到航天链',
    '我接替张工报航天',
    '本人负责航天链填报',
    '请给我开通权限',
    '我叫钱工，新任链长',
  ])('in whatever words: %s', async (words) => {
    const town = await openTown('09-02 10:00')
    expect(await town.钱工.says(words)).toBe(told)
    expect(knocks(town)).toHaveLength(1)
  })

  it('is passed on once a day, however often and wherever it is said, and again the day after', async () => {
    const town = await openTown('09-02 10:00')
    await town.钱工.says('我是航天链的新主报')
    for (const words of ['我是航天链的新主报', '我要加入'])
      expect(await town.钱工.says(words)).toContain('您的话今天已转给推进办')
    expect(await town.钱工.says('我是新主报', { in: '新群' })).toContain('已私信回复。')
    expect(town.group('新群').join('\n'), 'nothing of it in the group').not.toContain('登记职责')
    expect(knocks(town)).toHaveLength(1)
    await town.at('09-03 10:01')
    expect(await town.钱工.says('我是航天链的新主报')).toBe(told)
    expect(knocks(town)).toHaveLength(2)
  })

  it('does not flood the office: of many only the first of a day are passed on, the others are told whom to ask', async () => {
    const town = await openTown('09-02 10:00')
    await town.stage.app.inTransaction('test', async ({ tx, now }) => {
      for (let n = 0; n < 10; n += 1)
        await tx
          .insertInto('audit')
          .values({
            at: now,
            actor: `ou_crowd_${n}`,
            actor_name: '',
            action: 'knock',
            object: '',
            chain_id: null,
            place: 'p2p',
            result: 'done',
            request_id: `crowd-${n}`,
            detail: null,
          })
          .execute()
    })
    const said = await town.钱工.says('我是航天链的新主报')
    expect(said).toContain('需要开通，请找推进办（周主任（演示）、吴工（虚构）、郑工（虚构））。')
    expect(said).not.toContain('转给')
    expect(knocks(town)).toEqual([])
  })

  it('brings no markup and no calling of everybody into the office’s group', async () => {
    const town = await openTown('09-02 10:00')
    const words = `我是<at user_id="all">所有人</at>[点我](https://example.com)${'很长'.repeat(400)}`
    await town.钱工.says(words)
    const [message] = town.groupMessages('推进办群').slice(-1)
    expect(message?.msg_type).toBe('interactive')
    expect(message?.mentions ?? []).toEqual([])
    expect(JSON.stringify(message?.content).length).toBeLessThan(2_500)
  })

  it('of another tenant meets silence, and nobody is told', async () => {
    const town = await openTown('09-02 10:00')
    await town.stage.emulator.person(cast.外人).says('我是航天链的新主报')
    await town.stage.emulator.person(cast.外人).says('我要加入', { in: groups.外部群, mentions: ['bot'] })
    await town.stage.settle()
    expect(town.外人.heard()).toEqual([])
    expect(town.group('外部群')).toEqual([])
    expect(knocks(town)).toEqual([])
  })

  it('who holds a post, or asks something else, is not passed on', async () => {
    const town = await openTown('09-02 10:00')
    expect(await town.张工.says('我是航天链的新主报')).toContain('没听懂')
    for (const words of ['你好', '我是谁', '我是不是要报', '谢谢'])
      expect(await town.钱工.says(words), words).toContain('您还没有登记职责，暂时只能看「帮助」。需要开通，请找推进办')
    expect(knocks(town)).toEqual([])
  })

  it.each(['这个怎么用', '谁没报', '本周完成设备招标，下周签合同', 'asdf'])(
    'is shown 帮助 and whom to ask, whatever was not understood: %s',
    async (words) => {
      const town = await openTown('09-02 10:00')
      const answer = await town.钱工.says(words)
      expect(answer).toBe(await town.钱工.says('帮助'))
      expect(answer).toContain('需要开通，请找推进办')
      expect(answer).not.toContain('没听懂')
    },
  )

  it('whose post ended may knock again', async () => {
    const town = await openTown('09-02 10:00')
    await town.changesPost('成员 航天 撤 备报', '李工')
    expect(await town.李工.says('我是航天链的新主报')).toBe(told)
    expect(knocks(town)[0]).toContain('李工（虚构）')
  })
})
