import { expect, it } from 'vitest'
import { cast, groups, type Where, type Who } from '../../scripts/town/cast.ts'
import { openTown, type Town } from '../support/town.ts'

/*
 * Where what is asked may stand, written out from the contract (0.2): `here` in the group it is asked in, `private` with one line in the group. In
 * private everything is `here`. 航天群 is the chain's own group, 陶瓷基群 another chain's, both asked in by somebody who may see the tasks of 航天.
 */
const places: Record<string, { who: Who; where: Where | undefined }> = {
  private: { who: '秦处', where: undefined },
  own: { who: '秦处', where: '航天群' },
  other: { who: '秦处', where: '陶瓷基群' },
  office: { who: '吴工', where: '推进办群' },
  leading: { who: '组长', where: '领导小组群' },
}
const answers: [words: string, contains: string, at: Record<string, 'here' | 'private'>][] = [
  ['任务 航天', '任务 · 航天产业链', { own: 'here', other: 'private', office: 'here', leading: 'here' }],
  ['为什么 任务1', '任务1：绿灯', { own: 'here', other: 'private', office: 'here', leading: 'here' }],
  ['任务1', '任务〔2026〕1号', { own: 'private', other: 'private', office: 'private', leading: 'private' }],
  ['任务1 全部经过', '经过（第 1', { own: 'private', other: 'private', office: 'private', leading: 'private' }],
  ['补记 任务1', '补记 · 任务1', { own: 'private', other: 'private', office: 'private', leading: 'private' }],
  ['补记 任务1 已电话了解', '已电话了解', { own: 'private', other: 'private', office: 'private', leading: 'private' }],
  ['删除 任务1', '记录不删除', { own: 'private', other: 'private', office: 'private', leading: 'private' }],
  ['任务99', '没有找到任务99', { own: 'private', other: 'private', office: 'private', leading: 'private' }],
  ['任务 航天 新增', '新增任务', { own: 'private', other: 'private', office: 'private', leading: 'private' }],
  ['我的', '我的', { own: 'private', other: 'private', office: 'private', leading: 'private' }],
]
/** 组长 sees and does nothing: a step is refused in private. */
const refusedFor = (place: string, words: string): boolean => place === 'leading' && /补记|新增/u.test(words)

const asked = async (town: Town, { who, where }: { who: Who; where: Where | undefined }, words: string) => {
  const group = () => (where === undefined ? [] : town.group(where))
  const [inGroup, inPrivate] = [group().length, town[who].heard().length]
  await town[who].says(words, where === undefined ? {} : { in: where })
  return { group: group().slice(inGroup), private: town[who].heard().slice(inPrivate) }
}

it.each(Object.entries(places))(
  '%s: everything that is asked about tasks stands where the table says',
  async (name, place) => {
    const town = await openTown('10-16 09:00')
    await town.吴工.says('交办 航天 区投资商务局 接通示例地块水电')
    await town.stage.emulator.addMember(groups.陶瓷基群, cast.秦处)
    await town.stage.settle()
    for (const [words, contains, at] of answers) {
      const heard = await asked(town, place, words)
      const where = name === 'private' ? 'private' : at[name]
      const what = refusedFor(name, words) ? '您' : contains
      if (where === 'here') {
        expect(heard.group.join('\n'), words).toContain(what)
        expect(heard.private, words).toEqual([])
      } else {
        expect(heard.group, words).toEqual(name === 'private' ? [] : ['已私信回复。'])
        expect(heard.private.join('\n'), words).toContain(what)
      }
    }
  },
)

it('a list in a chain’s group is of that chain on every page, and a press in a group brings form and detail in private', async () => {
  const town = await openTown('10-16 09:00')
  const { 吴工, 秦处 } = town
  for (let i = 1; i <= 9; i++) await 吴工.says(`交办 航天 区投资商务局 第${i}件示例事`)
  await 吴工.says('交办 陶瓷基 区投资商务局 另一条链的示例事')
  await 秦处.says('任务', { in: '航天群' })
  const list = 秦处.inGroup('航天群', '任务 · 航天产业链')
  expect((await list.clicks('next')).words).toContain('第9件示例事')
  await town.stage.emulator.addMember(groups.航天群, cast.吴工)
  const [before, heard] = [town.group('航天群').length, 秦处.heard().length]
  for (const page of ['prev', 'show_mine', 'show_all', 'next']) {
    const { words } = await list.clicks(page)
    expect(words, page).toContain('任务 · 航天产业链')
    expect(words, page).not.toContain('另一条链')
  }
  expect((await list.clicks('open_task_9')).toast).toBe('已私信给您')
  expect(秦处.last()).toContain('任务〔2026〕9号')
  expect((await list.clicks('new')).toast).toBe('表单已私信给您')
  expect(秦处.last()).toContain('新增任务 · 航天产业链')
  expect(秦处.heard().length).toBe(heard + 2)
  expect(town.group('航天群')).toHaveLength(before)
})
