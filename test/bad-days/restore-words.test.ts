import { expect, it } from 'vitest'
import { openRestoring } from './restore-rig.ts'

it('words of records are found as the backup has them, and those of a new one that takes the number of a lost one', async () => {
  const all = await openRestoring('10-16 09:00')
  const { town } = all
  const finds = async (words: string) => {
    await all.of('吴工').says(words)
    await all.town.settle()
    return all.of('吴工').lastCard().words()
  }
  await all.of('吴工').says('交办 航天 10-30 接通示例地块水电')
  const backup = await all.backUp()
  await all.of('吴工').says('更正 任务1 接通示例厂房燃气 名称有误')
  await all.of('吴工').says('交办 航天 11-20 示例喷管招标')
  expect(await finds('任务 喷管')).toContain('任务2')
  await all.restore(backup)
  await all.of('吴工').says('交办 航天 11-20 示例阀门送检')
  await town.settle()
  expect(town.rows('select record_id from unindexed_record')).toEqual([])
  expect(await finds('任务 水电')).toContain('任务1 接通示例地块水电')
  expect(await finds('任务 阀门')).toContain('任务2 示例阀门送检')
  for (const lost of ['燃气', '喷管']) expect(await finds(`任务 ${lost}`)).toContain('没有找到')
})
