import { readSheet } from 'read-excel-file/node'
import { expect, it } from 'vitest'
import type { Who } from '../../scripts/town/cast.ts'
import { paragraphsOf } from '../exports/support/parts.ts'
import { openTown, type Town } from '../support/town.ts'

const lastFile = (town: Town, who: Who): { name: string; bytes: Buffer } => {
  const file = town[who].messages().findLast(({ msg_type }) => msg_type === 'file')
  const resource = file && town.stage.emulator.resource(String(file.content.file_key))
  if (!resource) throw new Error('no file')
  return { name: resource.file_name, bytes: Buffer.from(resource.bytes) }
}

it('gives the office every sum as a table, in private, with empty cells for what cannot be told', async () => {
  const town = await openTown('09-03 10:00')
  await town.链长甲.says('考核 打分 4.5 推进有力，按期完成')
  expect(await town.吴工.says('考核 导出 表格', { in: '推进办群' })).toContain('已私信回复')
  const { name, bytes } = lastFile(town, '吴工')
  expect(name).toMatch(/^考核成绩_2026年_2026-09-03（演示数据）\.xlsx$/u)
  const [head, first] = await readSheet(bytes, 1)
  expect(head?.slice(0, 4)).toEqual(['产业链', '截至', '已计得分', '可计分值'])
  expect(first?.[0]).toBe('航天产业链')
  expect(first?.[2]).toBe(9.5)
  expect(first?.[6]).toBeNull()
  expect(first?.[7]).toBe('未评')
  const lines = await readSheet(bytes, 2)
  const line = (rule: string) => lines.find((row) => row[0] === '航天产业链' && row[1] === rule)
  expect(line('A1')?.slice(3, 6)).toEqual([15, null, '月报产值未登记，未计分'])
  expect(line('D1')?.slice(3, 7)).toEqual([5, 4.5, '打分 4.5', '登记1'])
})

it('gives the 通报 with grades alone, and the form of 先进制造业强市 with the columns of the file', async () => {
  const town = await openTown('09-03 10:00')
  await town.吴工.says('考核 导出 通报')
  const words = paragraphsOf(lastFile(town, '吴工').bytes).join('\n')
  expect(words).toContain('2026年重点产业链推进工作考核通报')
  expect(words).toContain('暂不评等次（4 条）')
  expect(words).toContain('只报等次，不排名次')
  expect(words).not.toMatch(/已计|得分/u)
  await town.吴工.says('考核 导出 强市')
  const { name, bytes } = lastFile(town, '吴工')
  expect(name).toContain('先进制造业强市考核_2026年')
  const [head, first] = await readSheet(bytes, 1)
  expect(head).toEqual([
    ...['序号', '产业链', '链长', '牵头部门', '发展成效（50分）', '推进工作（30分）', '报送协同（10分）'],
    ...['领导评价（10分）', '加分', '内部考核', '第三方评估', '年度结果', '等次', '备注'],
  ])
  expect(first?.slice(0, 6)).toEqual([1, '航天产业链', '链长甲（演示）', '新城管理办（演示）', 5, null])
  expect(await town.张工.says('考核 导出 表格')).toContain('不能改动考核分')
})
