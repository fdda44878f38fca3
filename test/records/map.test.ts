import { describe, expect, it } from 'vitest'
import type { Who } from '../../scripts/town/cast.ts'
import { openTown, type Town } from '../support/town.ts'
import { addsRow } from './support/lists.ts'

const pictureOf = (town: Town, who: Who): Buffer => {
  const shown = town.stage.emulator
    .messages(town.stage.emulator.person(town[who].openId).p2p() ?? '')
    .filter(({ msg_type }) => msg_type === 'image')
    .at(-1)
  const resource = town.stage.emulator.resource(String(shown?.content.image_key))
  return Buffer.from(resource?.bytes ?? [])
}
const fileOf = (town: Town, who: Who) => {
  const sent = town.stage.emulator
    .messages(town.stage.emulator.person(town[who].openId).p2p() ?? '')
    .filter(({ msg_type }) => msg_type === 'file')
    .at(-1)
  const resource = town.stage.emulator.resource(String(sent?.content.file_key))
  return { name: resource?.file_name, text: Buffer.from(resource?.bytes ?? []).toString() }
}

/** 航天 with nodes, a gap, firms and a project. */
const mapped = async (): Promise<Town> => {
  const town = await openTown('09-14 09:00')
  await addsRow(town, '张工', 'L15', { name: '高温合金', segment: '上游' })
  await addsRow(town, '张工', 'L15', { name: '发动机零部件', segment: '中游' })
  await addsRow(town, '张工', 'L05', { name: '喷管', gap: '空白' })
  await addsRow(town, '张工', 'L01', { firm: '示例材料乙（虚构）', node: '高温合金' })
  await addsRow(town, '张工', 'L12', { name: '示例喷管产线项目', total: '100', year_plan: '10' })
  return town
}

describe('图谱', () => {
  it('answers with what is registered, in words, and with the picture of it', async () => {
    const town = await mapped()
    const said = await town.张工.says('图谱 航天')
    expect(said).toContain('环节 3 个')
    expect(said).toContain('断点 1（空白 1）')
    expect(said).toContain('喷管 断点：空白')
    expect(said).toContain('〔image〕')
    expect(pictureOf(town, '张工').toString('latin1', 1, 4)).toBe('PNG')
  })

  it('sends the page and the drawing as files', async () => {
    const town = await mapped()
    await town.张工.says('图谱 航天 网页')
    const page = fileOf(town, '张工')
    expect(page.name).toMatch(/^图谱_.*\.html$/)
    for (const word of ['高温合金', '示例材料乙（虚构）', '断点：空白', '暂无企业登记', '示例喷管产线项目', '待归段'])
      expect(page.text, word).toContain(word)
    await town.张工.says('图谱 航天 矢量图')
    expect(fileOf(town, '张工').name).toMatch(/\.svg$/)
  })

  it('takes a new node from its own words and its button', async () => {
    const town = await mapped()
    expect(await town.张工.says('图谱 航天 新增环节')).toContain('哪一段')
    await town.张工.says('图谱 航天')
    await town.张工.card('全景图谱').clicks('wish_node')
    expect(town.张工.heard().at(-1)).toContain('哪一段')
    await town.张工.card('全景图谱').clicks('wish_page')
    expect(fileOf(town, '张工').name).toMatch(/\.html$/)
  })

  it('says that nothing is registered where that is so, and not that there is nothing', async () => {
    const town = await openTown('09-14 09:00')
    const said = await town.王工.says('图谱 陶瓷基')
    expect(said).toContain('还没有登记环节')
    expect(said).toContain('没写环节、不在图上：')
  })

  it('is for the own chain, the office and 领导小组, and in no group', async () => {
    const town = await mapped()
    expect(await town.王工.says('图谱 航天')).toContain('您现在的职责')
    expect(await town.吴工.says('图谱 航天')).toContain('环节 3 个')
    await town.吴工.says('图谱 航天', { in: '推进办群' })
    expect(town.group('推进办群').join('\n')).not.toContain('断点')
  })
})
