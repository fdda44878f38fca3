import { describe, expect, it } from 'vitest'
import { groups, type Where, type Who } from '../../scripts/town/cast.ts'
import { openTown } from '../support/town.ts'

const office = '请找推进办（周主任（演示）、吴工（虚构）、郑工（虚构））。'
const admin = '请找管理员（何工（虚构））。'
const lead = '请找专班负责人（秦处（虚构））。'

describe('whoever may not is told who can help, and it is written down', () => {
  it.each([
    ['张工', '催报', `您现在的职责不能催报。${office}`, 'nudge', ''],
    ['张工', '汇总 航天', `您现在的职责不能发布摘要。${office}`, 'digest', ''],
    ['张工', '成员', `您现在的职责不能查看成员。${office}`, 'members-see', ''],
    ['张工', '状态 纺织', `您现在的职责不能查看报送状态。${office}`, 'status', 'textile'],
    ['张工', '查 纺织', `您现在的职责不能查阅往期。${office}`, 'look-back', 'textile'],
    ['张工', '周报 纺织', `代报只限备报和专班负责人。${office}`, 'file', 'textile'],
    ['张工', '设置', `您现在的职责不能修改设置。${office}`, 'settings', ''],
    ['秦处', '催报 纺织', `您现在的职责不能催报。${office}`, 'nudge', 'textile'],
    ['秦处', '成员 纺织', `您现在的职责不能查看成员。${office}`, 'members-see', 'textile'],
    ['链长甲', '周报', `您现在的职责不能填报这条产业链。${lead}`, 'file', ''],
    ['链长甲', '查 纺织', `您现在的职责不能查阅往期。${office}`, 'look-back', 'textile'],
    ['冯工', '查 航天', `您现在的职责不能查阅往期。${office}`, 'look-back', ''],
    ['组长', '催报', `您现在的职责不能催报。${office}`, 'nudge', ''],
    ['组长', '汇总', `您现在的职责不能发布摘要。${office}`, 'digest', ''],
    ['何工', '查 航天', `您现在的职责不能查阅往期。${office}`, 'look-back', ''],
    ['何工', '状态', `您现在的职责不能查看报送状态。${office}`, 'status', ''],
    ['何工', '我的', '您的职责不填报、不看报送情况，没有「我的」这一页。能做什么，发「帮助」看。', 'file', ''],
    ['何工', '周报', `您现在的职责不能填报产业链的报告。${office}`, 'file', ''],
    ['钱工', '我的', `您还没有登记职责，暂时只能看「帮助」。需要开通，${office}`, 'file', ''],
    ['钱工', '状态', `您还没有登记职责，暂时只能看「帮助」。需要开通，${office}`, 'status', ''],
    ['钱工', '周报 航天 本周进展：x', `您还没有登记职责，暂时只能看「帮助」。需要开通，${office}`, 'file', ''],
  ] as [Who, string, string, string, string][])('%s: %s', async (who, typed, answer, action, chain) => {
    const town = await openTown('09-02 15:00')
    expect(await town[who].says(typed)).toBe(answer)
    const refusals = await town.refusals()
    expect(refusals).toHaveLength(1)
    expect(refusals[0]).toMatchObject({ actor: town[who].openId, action, place: 'p2p' })
    if (chain !== '') expect(refusals[0]?.chain).toBe(chain)
  })

  it('the office asks for 成员 加 and 绑定: the administrator is asked, nothing changes by itself', async () => {
    const town = await openTown('09-02 15:00')
    const { 吴工, 何工, 李工 } = town
    await town.stage.emulator.removeBot(groups.新群, 何工.openId)
    await town.stage.emulator.addBot(groups.新群, 何工.openId)
    const before = town.ask('select count(*) from person_role')
    const answer = await 吴工.says('成员 航天 加 主报', { in: '推进办群', mentions: ['bot', 李工.openId] })
    expect(answer).toContain('已请管理员（何工（虚构））办理')
    expect(何工.last()).toContain('吴工（虚构）提请：航天产业链主报登记李工（虚构）')
    expect(await 吴工.says('绑定 航天', { in: '新群' })).toContain('已请管理员（何工（虚构））办理')
    expect(何工.last()).toContain('吴工（虚构）提请：把群「航天对接群（演示）」绑定为航天产业链链长群')
    expect(town.ask('select count(*) from person_role')).toEqual(before)
    expect(town.ask('select count(*) from bind_proposal')).toEqual([0])
    expect((await town.audit()).slice(-2).map(({ action, result }) => `${action} ${result}`)).toEqual([
      'members-propose done',
      'bind-propose done',
    ])
    expect(admin).toContain('何工')
  })

  it.each([
    ['张工', '催报', '航天群'],
    ['张工', '状态 纺织', '航天群'],
    ['钱工', '状态', '新群'],
    ['吴工', '状态', '新群'],
    ['吴工', '查 航天', '新群'],
    ['张工', '周报', '新群'],
  ] as [Who, string, Where][])(
    'in a group, %s: %s gets the reason in private and one neutral line',
    async (who, typed, where) => {
      const town = await openTown('09-02 15:00')
      const before = town.group(where).length
      await town[who].says(typed, { in: where })
      expect(town.group(where).slice(before)).toEqual(['已私信回复。'])
      expect(town[who].last()).toContain('请找')
      expect(await town.refusals()).toHaveLength(1)
    },
  )
})
