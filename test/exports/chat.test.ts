import { Client, LoggerLevel } from '@larksuiteoapi/node-sdk'
import { readSheet } from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import type { EmuMessage } from '../../emulator/server/types.ts'
import { credentials } from '../../scripts/stage.ts'
import { cast, groups, type Where, type Who } from '../../scripts/town/cast.ts'
import { filesRisk, good, report, riskWords } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'
import { paragraphsOf, partsOf } from './support/parts.ts'

/** 航天 and 纺织 have filed for week 36. */
const filed = async () => {
  const town = await openTown('09-02 14:50')
  await town.at('09-02 15:00')
  await town.张工.fills(report('航天')).submits()
  await town.杨工.fills(report('纺织')).submits()
  return town
}

const nothing = () => undefined

const filesIn = (town: Town, chatId: string | undefined): EmuMessage[] =>
  chatId === undefined ? [] : town.stage.emulator.messages(chatId).filter(({ msg_type }) => msg_type === 'file')
const filesOf = (town: Town, who: Who): EmuMessage[] =>
  filesIn(town, town.stage.emulator.person(town[who].openId).p2p())
const filesInGroup = (town: Town, where: Where): EmuMessage[] => filesIn(town, groups[where])

const open = (town: Town, { content }: EmuMessage) => {
  const resource = town.stage.emulator.resource(String(content.file_key))
  if (!resource) throw new Error('no such upload')
  return { name: resource.file_name, bytes: Buffer.from(resource.bytes) }
}
const only = (town: Town, files: EmuMessage[]) => {
  expect(files).toHaveLength(1)
  return open(town, files[0] as EmuMessage)
}
const chainsIn = async (bytes: Buffer): Promise<unknown[]> => {
  const [, ...rows] = await readSheet(bytes, 1)
  return [...new Set(rows.map(([chain]) => chain))]
}

describe('导出', () => {
  it('comes after the sentence that announces it, in a group and in private, also when that has to be tried again', async () => {
    const town = await filed()
    const busy = { http: 400, code: 230020 } as const
    town.stage.emulator.failNext(1, busy, { path: '/reply' })
    await town.吴工.says('导出', { in: '推进办群' })
    town.stage.emulator.failNext(1, busy, { path: '/im/v1/messages', chat_id: cast.郑工 })
    await town.郑工.says('导出')
    await town.at('09-02 15:05')
    const [inGroup, inPrivate] = [town.groupMessages('推进办群').slice(-2), town.郑工.heard().slice(-2)]
    expect(inGroup.map(({ msg_type }) => msg_type)).toEqual(['text', 'file'])
    expect(inPrivate[0]).toContain('.xlsx」已排队')
    expect(inPrivate[1]).toBe('〔file〕')
  })

  it('answers at once and then sends the file, which anyone with the official SDK reads back byte for byte', async () => {
    const town = await filed()
    expect(await town.吴工.says('导出')).toBe(
      '正在生成「工作动态_各产业链_2026年第36周（8月31日—9月6日）.xlsx」，好了就发给您。\n---\n〔file〕',
    )
    const [message] = filesOf(town, '吴工')
    const { name, bytes } = only(town, filesOf(town, '吴工'))
    expect(name).toBe('工作动态_各产业链_2026年第36周（8月31日—9月6日）.xlsx')
    const [titles, first] = await readSheet(bytes, 1)
    expect([titles?.[0], first?.[0], first?.[12]]).toEqual(['产业链', '航天产业链', '航天进展'])
    const client = new Client({
      appId: credentials.appId,
      appSecret: credentials.appSecret,
      domain: town.stage.url,
      loggerLevel: LoggerLevel.fatal,
      logger: { error: nothing, warn: nothing, info: nothing, debug: nothing, trace: nothing },
    })
    const fetched = await client.im.v1.messageResource.get({
      path: { message_id: message?.message_id ?? '', file_key: String(message?.content.file_key) },
      params: { type: 'file' },
    })
    const chunks: Buffer[] = []
    for await (const chunk of fetched.getReadableStream()) chunks.push(Buffer.from(chunk as Buffer))
    expect(Buffer.concat(chunks).equals(bytes)).toBe(true)
  })

  it.each([
    ['吴工', '导出', '工作动态_各产业链_2026年第36周（8月31日—9月6日）.xlsx', 4],
    ['吴工', '导出 本周', '工作动态_各产业链_2026年第36周（8月31日—9月6日）.xlsx', 4],
    ['吴工', '导出 航天 近4周', '工作动态_航天_2026年第33–36周（8月10日—9月6日）.xlsx', 1],
    ['吴工', '导出 2026-09 纺织', '工作动态_纺织_2026年第36–39周（8月31日—9月27日）.xlsx', 1],
    ['吴工', '导出航天', '工作动态_航天_2026年第36周（8月31日—9月6日）.xlsx', 1],
    ['秦处', '导出', '工作动态_航天_2026年第36周（8月31日—9月6日）.xlsx', 1],
    ['链长甲', '/export 本周', '工作动态_航天_2026年第36周（8月31日—9月6日）.xlsx', 1],
  ] as [Who, string, string, number][])('%s: %s', async (who, typed, name, chains) => {
    const town = await filed()
    await town[who].says(typed)
    const file = only(town, filesOf(town, who))
    expect(file.name).toBe(name)
    expect(await chainsIn(file.bytes)).toHaveLength(chains)
  })

  it('exports one week of one chain as a document', async () => {
    const town = await filed()
    await town.秦处.says('导出 周报 航天 W36')
    const { name, bytes } = only(town, filesOf(town, '秦处'))
    expect(name).toBe('工作动态_航天_2026年第36周（8月31日—9月6日）.docx')
    expect(paragraphsOf(bytes)).toContain('航天进展')
    await town.吴工.says('导出 周报 本周 纺织')
    expect(paragraphsOf(only(town, filesOf(town, '吴工')).bytes)[0]).toBe('新型纺织产业链周四工作动态')
  })

  it('finds a merged week under the one it was merged into', async () => {
    const town = await openTown('09-30 09:00')
    await town.at('10-07 15:30')
    await town.张工.says('周报')
    await town.张工.card('周四工作动态').fills(report('合并')).submits()
    await town.吴工.says('导出 周报 航天 W40')
    expect(paragraphsOf(only(town, filesOf(town, '吴工')).bytes)[1]).toBe('2026年第40–41周（10月8日截止）（演示数据）')
  })

  it.each([
    ['吴工', '导出 周报', '您有 4 条产业链'],
    ['吴工', '导出 周报 航天 近4周', '一份 Word 只装一条产业链的一周'],
    ['吴工', '导出 航海', '没找到这条产业链'],
    ['吴工', '导出 航天 昨天', '没看懂时间范围'],
    ['吴工', '导出 2025-01', '这段时间没有工作动态，没有可导出的。'],
    ['吴工', '导出 2025-01 月报', '这段时间没有工作动态，没有可导出的。'],
    ['吴工', '导出 周报 航天 W30', '这段时间没有工作动态，没有可导出的。'],
  ] as [Who, string, string][])('%s: %s makes no file and says why', async (who, typed, answer) => {
    const town = await filed()
    expect(await town[who].says(typed)).toContain(answer)
    expect(filesOf(town, who)).toEqual([])
  })

  it('stands in 帮助 of those who may, and only there', async () => {
    const town = await openTown('09-02 15:00')
    for (const who of ['吴工', '秦处', '链长甲'] as const)
      expect(await town[who].says('帮助 更多')).toContain('导出 [周报] [产业链]')
    for (const who of ['张工', '李工', '冯工', '组长', '何工', '钱工'] as const)
      expect(await town[who].says('帮助 更多')).not.toContain('导出 [周报] [产业链]')
  })
})

describe('rights to a file', () => {
  it.each([
    ['张工', '导出'],
    ['李工', '导出 航天'],
    ['冯工', '导出 周报 航天'],
    ['组长', '导出'],
    ['何工', '导出'],
    ['秦处', '导出 纺织'],
    ['秦处', '导出 周报 纺织'],
    ['链长甲', '导出 纺织'],
    ['钱工', '导出'],
  ] as [Who, string][])('%s may not: %s', async (who, typed) => {
    const town = await filed()
    expect(await town[who].says(typed)).toMatch(who === '钱工' ? /您还没有登记职责/ : /您现在的职责不能导出文件/)
    expect(filesOf(town, who)).toEqual([])
    expect(town.ask("select count(*) from outbox where verb = 'file'")).toEqual([0])
    expect((await town.refusals()).map(({ action }) => action)).toEqual(['export'])
  })

  it('a lead or a chief gets the file in private, the group one neutral line', async () => {
    const town = await filed()
    const before = town.group('航天群').length
    await town.秦处.says('导出', { in: '航天群' })
    await town.链长甲.says('导出 本周', { in: '航天群' })
    expect(town.group('航天群').slice(before)).toEqual(['已私信回复。', '已私信回复。'])
    expect(filesOf(town, '秦处')).toHaveLength(1)
    expect(await chainsIn(only(town, filesOf(town, '链长甲')).bytes)).toEqual(['航天产业链'])
  })

  it('what is about one enterprise stands in the office’s own file and in none for a group', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:00')
    await filesRisk(town.张工, good)
    await town.吴工.says('导出 航天')
    await town.吴工.says('导出 航天', { in: '推进办群' })
    const tells = ({ bytes }: { bytes: Buffer }) => [...partsOf(bytes).values()].some((xml) => xml.includes(riskWords))
    expect(tells(only(town, filesOf(town, '吴工')))).toBe(true)
    expect(tells(only(town, filesInGroup(town, '推进办群')))).toBe(false)
  })

  it('the office gets it in its own group, and in private from any other', async () => {
    const town = await filed()
    await town.吴工.says('导出', { in: '推进办群' })
    expect(await chainsIn(only(town, filesInGroup(town, '推进办群')).bytes)).toHaveLength(4)
    expect(filesOf(town, '吴工')).toEqual([])
    await town.stage.emulator.addMember(groups.航天群, town.吴工.openId)
    await town.吴工.says('导出', { in: '航天群' })
    expect(filesInGroup(town, '航天群')).toEqual([])
    expect(await chainsIn(only(town, filesOf(town, '吴工')).bytes)).toEqual(['航天产业链'])
  })

  it('is written down: who exported what', async () => {
    const town = await filed()
    await town.吴工.says('导出 航天')
    expect((await town.audit()).filter(({ action }) => action === 'export')).toMatchObject([
      {
        actorName: '吴工（虚构）',
        object: '工作动态_航天_2026年第36周（8月31日—9月6日）.xlsx',
        chain: 'aerospace',
        result: 'done',
      },
    ])
  })

  it('is asked again when the file is about to be made', async () => {
    const town = await filed()
    town.stage.emulator.down(true)
    await town.秦处.says('导出')
    expect(town.ask("select state from outbox where verb = 'file'")).toEqual(['pending'])
    await town.changesPost('成员 航天 撤 专班负责人', '秦处')
    town.stage.emulator.down(false)
    await town.stage.advance(60_000)
    expect(filesOf(town, '秦处')).toEqual([])
    expect(town.ask("select state, error from outbox where verb = 'file'")).toEqual(['dropped'])
    expect(town.ask("select error from outbox where verb = 'file'")).toEqual(['role ended'])
    expect(town.秦处.last()).toBe(
      '「工作动态_航天_2026年第36周（8月31日—9月6日）.xlsx」没有发给您：您的职责有变动。需要时请再发一次。',
    )
  })
})
