import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDistrict } from '../../src/district/read-district.ts'
import type { District } from '../../src/domain/district.ts'
import { defaultMonthlyClock } from '../../src/domain/month-plan.ts'
import { findChain } from '../../src/domain/names.ts'
import { defaultWeeklyClock } from '../../src/domain/weekly-clock.ts'

const shipped = (name: string): string => readFileSync(new URL(`../../districts/${name}`, import.meta.url), 'utf8')
const read = (text: string): District => {
  const result = readDistrict(text, 'test.yaml')
  if (!result.ok) throw new Error(JSON.stringify(result.fault))
  return result.value
}
/** `line:column path` of each fault. */
const places = (text: string): string[] => {
  const result = readDistrict(text, 'test.yaml')
  return result.ok ? [] : result.fault.map(({ line, column, path }) => `${line}:${column} ${path}`)
}
const messages = (text: string): string[] => {
  const result = readDistrict(text, 'test.yaml')
  return result.ok ? [] : result.fault.map(({ message }) => message)
}
const small = `district: 示例区
office: { name: 推进办 }
chains:
  - { id: aerospace, name: 航天产业链, chief: { name: 链长甲（演示） }, departments: [示例局] }
`

describe('districts/baqiao.yaml', () => {
  const baqiao = read(shipped('baqiao.yaml'))
  const key = baqiao.chains.filter(({ kind }) => kind === 'key')

  it('holds the roster of the plan, in the plan’s order', () => {
    const roster = key.map(({ id, name, chief, departments, enterprises }) =>
      [
        id,
        name,
        chief?.name,
        departments.join('、'),
        enterprises.map((one) => `${one.name} ${one.role}`).join('、'),
      ].join(' | '),
    )
    expect(roster).toEqual([
      'aerospace | 航天产业链 | 邹晓刚 | 洪庆新城管理办、区科技工信局 | 航天动力技术研究院 链主企业',
      'cmc | 陶瓷基复合材料产业链 | 徐超 | 区科技工信局、纺织产业园管理办、洪庆新城管理办 | 元丰纺织 骨干企业、航天动力技术研究院 科研机构',
      'coal-olefin | 煤制烯烃（芳烃）深加工产业链 | 王红武 | 区科技工信局、纺织产业园管理办 | 凡高实业 骨干企业',
      'textile | 新型纺织产业链 | 薄盛春 | 纺织产业园管理办、区科技工信局 | 元丰纺织 链主企业',
    ])
    expect(key.map(({ origin }) => origin)).toEqual(['inherited', 'inherited', 'inherited', 'local'])
    expect(key.every(({ chief }) => chief?.since === '2021-12-14')).toBe(true)
  })

  it('keeps the two clusters as incubating, without chief or enterprises', () => {
    const clusters = baqiao.chains.filter(({ kind }) => kind === 'incubating')
    expect(clusters.map(({ id, name, chief, enterprises }) => [id, name, chief, enterprises.length])).toEqual([
      ['biomedicine', '生物医药', undefined, 0],
      ['civil-explosives-plus', '民爆+', undefined, 0],
    ])
  })

  it('knows every unit of the sixteen measures by name or alias, but for the two collective ones', () => {
    expect(baqiao.measures.map(({ id }) => id)).toEqual([
      ...[
        'm01',
        'm02',
        'm03',
        'm04',
        'm05',
        'm06',
        'm07',
        'm08',
        'm09',
        'm10',
        's01',
        's02',
        's03',
        's04',
        's05',
        's06',
      ],
    ])
    const known = new Set(baqiao.units.flatMap(({ name, aliases }) => [name, ...aliases]))
    const named = baqiao.measures.flatMap(({ lead, cooperating }) => [...lead, ...cooperating])
    const unknown = [...new Set(named.filter((name) => !known.has(name)))]
    expect(unknown).toEqual(['各产业链专班牵头部门', '领导小组成员单位'])
    for (const name of key.flatMap(({ departments }) => departments)) expect(known).toContain(name)
  })

  it('is not a demo, names no people and keeps the default clock', () => {
    expect(baqiao).toMatchObject({ demo: false, people: [], groups: [], timezone: 'Asia/Shanghai' })
    expect(baqiao.reporting).toEqual({
      weekly: defaultWeeklyClock,
      monthly: defaultMonthlyClock,
      holiday: 'postpone',
    })
    expect(baqiao.targets.map(({ year, scope, yi, count }) => [year, scope, yi, count])).toEqual([
      [2025, 'each', 50, undefined],
      [2025, 'one', 100, undefined],
      [2025, 'heads', 10, 2],
      [2025, 'honours', undefined, undefined],
      [2025, 'said', undefined, undefined],
      [2025, 'said', undefined, undefined],
    ])
  })

  it('lets people find a chain by what they call it', () => {
    for (const [word, id] of [
      ['煤化工', 'coal-olefin'],
      ['陶瓷基', 'cmc'],
      ['民爆', 'civil-explosives-plus'],
      ['纺织链', 'textile'],
    ]) {
      expect(findChain(word ?? '', baqiao.chains)).toMatchObject({ chain: { id } })
    }
  })
})

describe('districts/demo.yaml', () => {
  const demo = read(shipped('demo.yaml'))

  it('has the same chains and marks everybody and every firm as invented', () => {
    const baqiao = read(shipped('baqiao.yaml'))
    expect(demo.demo).toBe(true)
    const key = baqiao.chains.filter(({ kind }) => kind === 'key')
    expect(demo.chains.map(({ id, name }) => [id, name])).toEqual(key.map(({ id, name }) => [id, name]))
    for (const { name } of demo.people) expect(name).toMatch(/（(?:虚构|演示)）$/)
    for (const { chief, enterprises, departments } of demo.chains) {
      expect(chief?.name).toMatch(/（演示）$/)
      for (const { name } of enterprises) expect(name).toMatch(/（虚构）$/)
      for (const name of departments) expect(name).toMatch(/（演示）$/)
    }
  })

  it('gives each chain a reporter, a backup, a lead, a chief and a group', () => {
    for (const { id, chief } of demo.chains) {
      const holders = (role: string) =>
        demo.people
          .filter(({ roles }) => roles.some((one) => one.role === role && one.chain === id))
          .map(({ name }) => name)
      expect(holders('reporter')).toHaveLength(1)
      expect(holders('backup').length).toBeGreaterThan(0)
      expect(holders('lead')).toHaveLength(1)
      expect(holders('chief')).toEqual([chief?.name])
      expect(demo.groups.filter(({ kind, chain }) => kind === 'chief' && chain === id)).toHaveLength(1)
    }
  })

  it('has 王工 in two chains', () => {
    expect(demo.people.find(({ open_id }) => open_id === 'ou_demo_c2_main')).toMatchObject({
      name: '王工（虚构）',
      roles: [
        { role: 'reporter', chain: 'cmc' },
        { role: 'backup', chain: 'coal-olefin' },
      ],
    })
  })

  it('has five firms a chain, two of them in two', () => {
    const firms = demo.chains.flatMap(({ enterprises }) => enterprises.map(({ name }) => name))
    expect(firms).toHaveLength(20)
    expect(new Set(firms).size).toBe(18)
  })
})

describe('a district file', () => {
  it('needs little', () => {
    expect(read(small)).toMatchObject({
      demo: false,
      timezone: 'Asia/Shanghai',
      people: [],
      reporting: { weekly: defaultWeeklyClock, holiday: 'postpone' },
    })
    expect(read(`${small}people:\ngroups:\nreporting:\n  weekly:\n    due: THU 17:30\n`).reporting.weekly.due).toEqual({
      weekday: 4,
      time: '17:30',
    })
  })

  it('is read without marks that nobody sees: they would make another name of the same', () => {
    const hidden = small.replace('航天产业链', '航\u200e天\u00a0 ⼯业 ').replace('示例局', '示\u00ad例局\ufe0f')
    const [chain] = read(hidden).chains
    expect(chain).toMatchObject({ name: '航天 工业', departments: ['示例局'] })
    const twice = `${small}  - { id: other, name: "航天\u2060产业链", chief: { name: 链长乙（演示） }, departments: [示例局] }\n`
    expect(messages(twice).join()).toContain('航天产业链')
  })

  it('gives every error at once, with its line and column', () => {
    const text = `distrct: 示例区
timezone: Asia/Beijing
office: { name: 推进办, phone: 123 }
chains:
  - id: Aerospace
    name: 航天产业链
    kind: kye
    since: 2021-02-30
    chief: { name: 链长甲（演示） }
    departments: 示例局
    enterprises:
      - { name: 示例链主甲（虚构）, role: 链主 }
  - id: cmc
    name: 航天
people:
  - { name: 张工, mobile: 13800000001, roles: [{ role: reporter }] }
  - { name: 李工, open_id: ou_x, roles: [{ role: backup, chain: nowhere }, { role: boss }] }
  - { name: 王工, open_id: ou_x, roles: [{ role: office, chain: cmc }] }
  - name:
    roles: []
groups:
  - { chat_id: x, kind: chief }
  - { chat_id: oc_o, kind: office, chain: cmc }
reporting:
  weekly:
    card: SAT 15:00
    reminders: [THU 10:00, THU 16:00, THU 17:00]
  holiday: skip
`
    expect(places(text)).toEqual([
      ...['1:1 district', '1:1 distrct', '2:1 timezone', '3:22 office.phone', '5:5 chains[0].id', '7:5 chains[0].kind'],
      ...['8:5 chains[0].since', '10:5 chains[0].departments', '12:28 chains[0].enterprises[0].role', '13:5 chains[1]'],
      ...['13:5 chains[1]', '14:5 chains[1].name', '16:17 people[0].mobile', '16:46 people[0].roles[0]'],
      ...['17:56 people[1].roles[0].chain', '17:76 people[1].roles[1].role', '18:17 people[2].open_id'],
      ...['18:56 people[2].roles[0].chain', '19:5 people[3].name', '19:5 people[3]', '22:5 groups[0]'],
      ...['22:7 groups[0].chat_id', '23:36 groups[1].chain', '26:5 reporting.weekly.card'],
      ...['27:5 reporting.weekly.reminders', '28:3 reporting.holiday'],
    ])
    for (const message of messages(text)) expect(message).toMatch(/\p{Script=Han}/u)
    expect(messages(text)).toContain('不认识的键“distrct”，是不是“district”？')
    expect(messages(text)).toContain('要写成文字（数字请加引号），现在是“13800000001”')
  })

  it.each([
    ['hours out of order', `${small}reporting: { weekly: { card: THU 11:00 } }\n`, ['reminders 要排在 card 之后']],
    [
      'a lock before the digest',
      `${small}reporting: { weekly: { lock: FRI 08:30 } }\n`,
      ['lock 要排在 digest.office 同时或之后'],
    ],
    [
      'points of the month out of order',
      `${small}reporting: { monthly: { reminder: "19:00" } }\n`,
      ['月报时点要按先后：card、reminder、due；digest 里 chief、office、leading'],
    ],
    ['a day that not every month has', `${small}reporting: { monthly: { day: 31 } }\n`, ['要写 last 或 1 到 28']],
    [
      'targets without their figures',
      `${small}targets: [{ title: 达到, year: 2025, scope: each }, { title: 两户, year: 2025, scope: heads, yi: 10 }]\n`,
      ['scope 是 each 的，要写 yi', 'scope 是 heads 的，要写 count'],
    ],
    ['a target without its scope', `${small}targets: [{ title: 达到 50 亿元, year: 2025, yi: 50 }]\n`, ['缺少“scope”']],
    [
      'the same chat twice',
      `${small}groups:\n  - { chat_id: oc_1, kind: office }\n  - { chat_id: oc_1, kind: leading }\n`,
      ['“oc_1”：这个群写了两次'],
    ],
    [
      'a chain called as records are',
      small.replace('name: 航天产业链,', 'name: 航天产业链, aliases: [任务, 风险3, L07-12, 企业, 任务链],'),
      [
        '“任务”：这是台账里的词或记录编号，产业链不能叫这个',
        '“风险3”：这是台账里的词或记录编号，产业链不能叫这个',
        '“L07-12”：这是台账里的词或记录编号，产业链不能叫这个',
        '“企业”：这是台账里的词或记录编号，产业链不能叫这个',
      ],
    ],
    [
      'a unit twice',
      `${small}units:\n  - { name: 示例局, aliases: [局] }\n  - { name: 局 }\n`,
      ['“局”：单位的名称或简称写了两次'],
    ],
    [
      'a person who cannot be found',
      `${small}people:\n  - { name: 张工 }\n`,
      ['open_id、mobile、email 至少写一个，否则找不到这个人'],
    ],
    ['a list of nothing', 'district: 示例区\noffice: { name: 推进办 }\nchains: []\n', ['至少要有一条产业链']],
    ['a list instead of a file', '- 1\n', ['要写成一组“键: 值”，现在是“[1]”']],
    ['an empty file', '# 空\n', ['文件是空的']],
  ])('refuses %s', (_, text, expected) => {
    expect(messages(text)).toEqual(expected)
  })

  it('reports broken YAML where it breaks, with the errors before it and none invented after it', () => {
    const text = `distrikt: 示例区\n${small.replace('[示例局]', '[示例局')}people:\n  - { name: 张工 }\n`
    const result = readDistrict(text, 'test.yaml')
    expect(result.ok).toBe(false)
    expect(places(text)[0]).toBe('1:1 distrikt')
    expect(
      places(text)
        .slice(1)
        .every((place) => Number(place.split(':')[0]) >= 5),
    ).toBe(true)
    expect(messages(text).join()).not.toContain('缺少“')
    expect(places(`${small}\tpeople: []\n`)).toEqual(['5:1 '])
  })

  it('says of one bracket too many where it is, and not of every word behind it', () => {
    const text = shipped('demo.yaml').replace('chief: { name: 链长甲（演示） }', 'chief: { name: 链长甲（演示） } }')
    expect(places(text)).toEqual(['13:30 '])
  })

  it('refuses the same key twice beside other faults', () => {
    expect(messages(`${small}demo: yes\ndemo: true\n`)).toContain('同一处把同一个键写了两次')
  })

  it('does not open references that multiply', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x, x]',
      ...'bcdefg'.split('').map((key, i) => `${key}: &${key} [${Array(10).fill(`*${'abcdef'[i]}`).join(', ')}]`),
    ]
    expect(messages(bomb.join('\n'))).toEqual(['引用（& 和 *）无法展开，请直接写出内容'])
  })

  it('never throws and points into the file', () => {
    const lines = shipped('demo.yaml').split('\n')
    const mangled = fc.tuple(
      fc.nat(lines.length - 1),
      fc.constantFrom('', '  ', '- ', 'x: ', '"', '[', '}', '\t', ': ', '&a ', '*b'),
    )
    fc.assert(
      fc.property(fc.array(mangled, { minLength: 1, maxLength: 3 }), (edits) => {
        const text = lines
          .map((line, i) => edits.reduce((kept, [at, mark]) => (at === i ? mark + kept : kept), line))
          .join('\n')
        const result = readDistrict(text, 'demo.yaml')
        if (result.ok) return
        expect(result.fault.length).toBeGreaterThan(0)
        for (const { line, column } of result.fault) {
          expect(line).toBeLessThanOrEqual(lines.length + 1)
          expect(column).toBeGreaterThan(0)
        }
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})
