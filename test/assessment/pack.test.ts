import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { openExportSource } from '../../src/db/export-source.ts'
import { createMasker, roundedAmounts } from '../../src/domain/masking.ts'
import { makePack, type Packed } from '../../src/exports/pack.ts'
import { verifyPack, writePack } from '../../src/exports/pack-manifest.ts'
import { unzip } from '../../src/exports/unzip.ts'
import { good as report } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

const packOf = async (town: Town, chains?: string[]): Promise<Packed> => {
  const source = openExportSource(town.stage.database.place)
  try {
    const { now } = town.stage.clock
    return await makePack(await source.reader(), { year: 2026, chains, at: now(), zone: 'Asia/Shanghai', demo: true })
  } finally {
    source.close()
  }
}

/** Everything that can be read in a pack, by file. */
const wordsOf = (bytes: Uint8Array): Map<string, string> =>
  new Map(
    Object.entries(unzipSync(bytes)).map(([name, file]) => {
      if (!/\.(?:xlsx|docx)$/u.test(name)) return [name, new TextDecoder().decode(file)]
      const parts = unzip(Buffer.from(file))
      if ('fault' in parts) throw new Error(`${name}: ${parts.fault}`)
      return [name, [...parts.parts.values()].map((part) => part.toString('utf8')).join('\n')]
    }),
  )

/** A week in which everybody is named somewhere. */
const talkative = async (): Promise<Town> => {
  const town = await openTown()
  await town.at('09-03 16:00')
  await town.张工
    .fills({
      ...report,
      progress: '示例链主甲与示例材料乙签约 3.456 亿元，张工陪同，联系 13812345678\n区科技工信局到示例装备丁调研',
    })
    .submits()
  await town.at('09-07 10:00')
  await town.张工.says('经验 新增')
  await town.张工.lastCard().clicks('create', {
    ...{ title: '示例链主甲带动配套的做法', category: '补链', how: '链长甲牵头\n秦处协调', public: '否' },
    effect: '9月新增配套 3 户，详见 https://example.com/ou_demo_c1_main',
  })
  await town.吴工.says('采用 经验1')
  await town.吴工.lastCard().clicks('adopt', { where: ['市'] })
  await town.吴工.says('考核 登记 航天 年度产值目标 12 吴工按区政府任务书登记，见示例链主甲台账')
  await town.郑工.says('考核 确认 登记1')
  await town.链长甲.says('考核 打分 4.5 秦处和示例材料乙配合得好')
  return town
}

it('holds index, rules, sheets, evidence and texts, and no name, number or id of anybody', async () => {
  const town = await talkative()
  const made = await packOf(town)
  if (!made.ok) throw new Error(JSON.stringify(made))
  const words = wordsOf(made.bytes)
  const names = [...words.keys()]
  expect(names.slice(0, 4)).toEqual(['00-目录.txt', '01-考核规则.txt', '02-成绩单.xlsx', '03-依据清单.xlsx'])
  expect(names.filter((name) => /^04-文字材料\/产业链\d\.docx$/u.test(name))).toHaveLength(4)
  expect(names.at(-1)).toBe('MANIFEST.sha256')
  const all = [...words].map(([name, text]) => `${name}\n${text}`).join('\n')
  const spoken = (name: string) => [name, name.replace(/（[^（）]*）$/u, '')]
  const people = town.ask('select name from person union select name from chief_post') as string[]
  const firms = town.ask("select title from record where kind = 'firm'") as string[]
  expect(people.length).toBeGreaterThan(15)
  expect(firms.length).toBeGreaterThan(15)
  const chains = (town.ask('select name from chain') as string[]).concat(['航天', '陶瓷基', '煤化工'])
  const units = ['区科技工信局', '新城管理办', '纺织园区管理办', '区投资商务局']
  for (const name of [...people, ...firms, ...chains, ...units].flatMap(spoken)) expect(all, name).not.toContain(name)
  for (const found of [/ou_/u, /13812345678/u, /example\.com/u]) expect(all).not.toMatch(found)
  // What there was to read is there, under masks, the amount by two digits.
  expect(all).toMatch(/企业\d+与企业\d+签约 3\.5 亿元，人员\d+陪同，联系 （电话略）/u)
  expect(all).toContain('打分 4.5')
  expect(words.get('01-考核规则.txt')).toContain('年度结果＝0.7×内部考核＋0.3×第三方评估')
})

it('gives the same name the same mask throughout, and its key stays beside it', async () => {
  const town = await talkative()
  const made = await packOf(town)
  if (!made.ok) throw new Error(JSON.stringify(made))
  const key = [...wordsOf(writePack([{ name: 'key.xlsx', bytes: made.key }])).values()][0] ?? ''
  expect(key).toContain('示例链主甲（虚构）')
  expect(key).toContain('航天产业链')
  const all = [...wordsOf(made.bytes).values()].join('\n')
  const [, first] = /(企业\d+)与企业\d+签约/u.exec(all) ?? []
  const [, again] = /(企业\d+)带动配套的做法/u.exec(all) ?? []
  expect(first).toBeDefined()
  expect(again).toBe(first)
})

it('holds one chain where one is asked for', async () => {
  const town = await openTown('09-07 10:00')
  const made = await packOf(town, ['cmc'])
  if (!made.ok) throw new Error(JSON.stringify(made))
  expect([...wordsOf(made.bytes).keys()].filter((name) => name.startsWith('04-'))).toHaveLength(1)
  expect(await packOf(town, ['nowhere'])).toEqual({ ok: false, reason: 'nothing' })
})

it('is found sound, and one flipped byte is found and says in which file', async () => {
  const town = await openTown('09-07 10:00')
  const made = await packOf(town)
  if (!made.ok) throw new Error(JSON.stringify(made))
  const { bytes } = made
  expect(verifyPack(bytes)).toEqual({ ok: true, files: made.files })
  const found = new Map<string, number>()
  const step = Math.max(1, Math.floor(bytes.byteLength / 400))
  for (let at = 0; at < bytes.byteLength; at += step) {
    const flipped = Uint8Array.from(bytes)
    flipped[at] = (flipped[at] ?? 0) ^ 1
    const verified = verifyPack(flipped)
    expect(verified.ok, `byte ${at}`).toBe(false)
    const where = 'changed' in verified ? verified.changed.join() : 'notAPack'
    found.set(where, (found.get(where) ?? 0) + 1)
  }
  // In the middle of each file its own name is said.
  for (const name of ['02-成绩单.xlsx', '03-依据清单.xlsx']) {
    const file = Buffer.from(unzipSync(bytes)[name] ?? [])
    const flipped = Uint8Array.from(bytes)
    const at = Buffer.from(bytes).indexOf(file) + Math.floor(file.length / 2)
    flipped[at] = (flipped[at] ?? 0) ^ 0x80
    expect(verifyPack(flipped)).toEqual({ ok: false, changed: [name] })
  }
  expect(found.get('02-成绩单.xlsx')).toBeGreaterThan(10)
  expect(verifyPack(new TextEncoder().encode('no archive'))).toEqual({ ok: false, notAPack: true })
})

it('masks the longest name first, by every name of it, and rounds amounts', () => {
  const masker = createMasker(
    [
      { sort: 'firm', names: ['示例材料乙（虚构）', '乙材料'] },
      { sort: 'firm', names: ['示例材料乙二厂（虚构）'] },
      { sort: 'person', names: ['张工（虚构）'] },
    ],
    { chain: '产业链', firm: '企业', person: '人员', unit: '单位' },
    (_, count) => Array.from({ length: count }, (__, at) => at + 1),
  )
  expect(masker.mask('示例材料乙二厂、示例材料乙和乙材料，张工 a.b@c.cn 029-88881234')).toBe(
    '企业2、企业1和企业1，人员1 （邮箱略） （电话略）',
  )
  expect(masker.leaks('张工')).toEqual(['张工'])
  expect(roundedAmounts('产值 8.372 亿元，投资 12,345 万元，3 户', 2)).toBe('产值 8.4 亿元，投资 12000 万元，3 户')
  expect(roundedAmounts('产值 8.372 亿元', 0)).toBe('产值 × 亿元')
  expect(
    roundedAmounts('产值3527万，税收 1234567元，贷款 1,234千万元，占地 12.345 万平方米，用工 1.234万人，2027元旦', 2),
  ).toBe('产值3500万，税收 1200000元，贷款 1200千万元，占地 12.345 万平方米，用工 1.234万人，2027元旦')
})
