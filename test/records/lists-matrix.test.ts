import { describe, expect, it } from 'vitest'
import { cast, groups, type Where, type Who } from '../../scripts/town/cast.ts'
import { lists } from '../../src/domain/lists/all.ts'
import { openTown, type Town } from '../support/town.ts'
import { addsRow, formOf } from './support/lists.ts'
import { whoMay } from './support/matrix.ts'

/*
 * Written out from the contract (3.11): a row is seen by the chain's task force and chief, the office and 领导小组; looked at and mended by the task force and whoever is of
 * its unit; archived by the lead and the office. L06 is of the own chain and the office alone, for good. Letters as in support/matrix.ts.
 */
const usual = { same: 'PBLOQ', edit: 'PBLOQ', archive: 'LOQ', note: 'PBLOQ', relate: 'PBLOQ', classify: 'LOQ' }
const { classify: _, ...ofL06 } = usual
const isSensitive = (key: string) => key === 'L06'

describe.each(lists.map(({ key }) => key))('%s', (key) => {
  it('is seen and worked by those of the table, step by step, and stands where it may', async () => {
    const town = await openTown('09-14 09:00')
    await town.吴工.says('交办 航天 被关联的示例任务')
    const form = { ...formOf(key), ...(formOf(key).unit && { unit: '本链专班' }) }
    await addsRow(town, '张工', key, form)
    const given = { ...form, text: '一句话', reason: '写明原因', ref: '任务1' }
    const row = `${key}-0-1`
    expect(await whoMay(town, row, given)).toEqual({
      sees: isSensitive(key) ? 'PBLCOQ' : 'PBLCOQG',
      ...(isSensitive(key) ? ofL06 : usual),
    })
    await town.吴工.says(`归档 ${key}-1 不再需要`)
    await town.吴工.lastCard().clicks('archive', { reason: '不再需要' })
    const archived = await whoMay(town, row, given)
    expect(archived).toEqual({
      sees: isSensitive(key) ? 'PBLCOQ' : 'PBLCOQG',
      note: 'PBLOQ',
      restore: 'LOQ',
      ...(!isSensitive(key) && { classify: 'LOQ' }),
    })
  })

  it('in a group stands where a list of it may, and nowhere else', async () => {
    const town = await openTown('09-14 09:00')
    await addsRow(town, '张工', key)
    for (const who of ['秦处', '链长甲'] as const)
      for (const where of [groups.陶瓷基群, groups.推进办群]) await town.stage.emulator.addMember(where, cast[who])
    await town.stage.settle()
    const asks: [Who, Where, 'here' | 'private'][] = [
      ['秦处', '航天群', 'private'],
      ['秦处', '陶瓷基群', 'private'],
      ['组长', '领导小组群', 'private'],
      ['吴工', '推进办群', isSensitive(key) ? 'private' : 'here'],
    ]
    for (const [who, where, shows] of asks)
      for (const words of [`${key} 航天`, `清单 ${key}`]) {
        const inGroup = await heardIn(town, who, where, words)
        expect(inGroup.includes(`${key}-1`), `${who} ${where} ${words}`).toBe(shows === 'here')
      }
    // One row is never shown in a group.
    for (const [who, where] of asks) expect(await heardIn(town, who, where, `${key}-1`)).not.toContain('填报人')
  })
})

const heardIn = async (town: Town, who: Who, where: Where, words: string): Promise<string> => {
  const before = town.group(where).length
  await town[who].says(words, { in: where })
  return town.group(where).slice(before).join('\n')
}
