import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadDistrict } from '../../src/cli/open.ts'
import { readWorkbook } from '../../src/exports/read-workbook.ts'
import { writeXlsx } from '../../src/exports/xlsx.ts'
import { type Operator, operator } from './operator.ts'

let who: Operator
beforeEach(async () => {
  who = await operator()
  who.env.DISTRICT_FILE = join(who.folder, 'new', 'district.yaml')
})
afterEach(() => who.leave())

const file = () => who.env.DISTRICT_FILE ?? ''
const filled = async (
  name: string,
  chains: string[][],
  district: string[][] = [['示例区（虚构）', '']],
): Promise<string> => {
  const path = join(who.folder, name)
  const columns = (titles: string[]) => titles.map((title) => ({ title, width: 20 }))
  const sheets = [
    { name: '区', columns: columns(['区名', '推进办名称']), rows: district },
    // In another order than the template, with a column of the office's own.
    { name: '产业链', columns: columns(['备注', '产业链', '链长', '责任部门', '简称', '培育']), rows: chains },
  ]
  writeFileSync(path, await writeXlsx(sheets, 'Asia/Shanghai'))
  return path
}

describe('lianzhang init with a sheet', () => {
  it('writes the sheet, reads it back filled, and what it writes passes the check', async () => {
    const template = join(who.folder, 'chains.xlsx')
    expect(await who.run(['init', '--sheet', template])).toMatchObject({ code: 0 })
    const empty = readFileSync(template)
    expect(await readWorkbook(empty, ['产业链'])).toMatchObject({
      rows: [['产业链', '简称', '链长', '责任部门', '培育']],
    })
    const untouched = await who.run(['init', '--from', template])
    expect(untouched).toMatchObject({ code: 2, out: '' })
    expect(untouched.err).toContain('表「区」第 2 行 A 列「区名」：不能为空')
    expect(untouched.err).toContain('表「产业链」第 2 行：还没有填')

    const from = await filled('filled.xlsx', [
      ['', '航天产业链', '链长甲（虚构）', '新城管理办（虚构）、区科技局（虚构）', '', ''],
      ['', '', '', '', '', ''],
      ['以后', '绿色能源产业链', '', '', '绿能', '是'],
    ])
    const made = await who.run(['init', '--from', from])
    expect(made).toMatchObject({ code: 0, err: '' })
    expect(made.out).toContain('示例区（虚构），2 条产业链。')
    expect(loadDistrict(file())).toMatchObject({
      district: '示例区（虚构）',
      office: { name: '产业链推进办' },
      people: [],
      chains: [
        {
          id: 'hangtian',
          name: '航天产业链',
          chief: { name: '链长甲（虚构）' },
          departments: ['新城管理办（虚构）', '区科技局（虚构）'],
        },
        { id: 'lvsenengyuan', kind: 'incubating', aliases: ['绿能'] },
      ],
    })
    const checked = await who.run(['check'])
    expect(checked).toMatchObject({ code: 0 })
    expect(checked.out).toContain('✓ 区文件：示例区（虚构），1 条重点产业链')
  })

  it('tells every fault by sheet, row and column at once, and writes nothing', async () => {
    const from = await filled('wrong.xlsx', [
      ['', '航天产业链', '', '', '', ''],
      ['', '', '链长乙（虚构）', '区科技局（虚构）', '', ''],
      ['', '航天', '链长丙（虚构）', '区科技局（虚构）、区科技局（虚构）', '', '也许'],
      ['', '任务', '链长丁（虚构）', '区科技局（虚构）', '', ''],
    ])
    const refused = await who.run(['init', '--from', from])
    expect(refused).toMatchObject({ code: 2, out: '' })
    for (const fault of [
      '表「产业链」第 2 行 C 列「链长」：不能空着；培育产业请在「培育」一列写“是”',
      '表「产业链」第 2 行 D 列「责任部门」：不能空着',
      '表「产业链」第 3 行 B 列「产业链」：写了别的，没有写产业链的名称',
      '表「产业链」第 4 行 B 列「产业链」：“航天”：另一条产业链已用这个名称',
      '表「产业链」第 4 行 D 列「责任部门」：“区科技局（虚构）”：责任部门写了两次',
      '表「产业链」第 4 行 F 列「培育」：只能写“是”或空着',
      '表「产业链」第 5 行 B 列「产业链」：“任务”：这是台账里的词',
    ])
      expect(refused.err).toContain(fault)
    expect(existsSync(file())).toBe(false)
  })

  it('never writes over a file, and takes nothing that is no sheet', async () => {
    const from = await filled('filled.xlsx', [['', '航天产业链', '链长甲（虚构）', '区科技局（虚构）', '', '']])
    mkdirSync(join(who.folder, 'new'))
    writeFileSync(file(), 'mine')
    const out = join(who.folder, 'there.yaml')
    writeFileSync(out, 'mine')
    expect(await who.run(['init', '--from', from, '--out', out])).toMatchObject({ code: 2, out: '' })
    expect(await who.run(['init', '--sheet', out])).toMatchObject({ code: 2, err: expect.stringContaining('.xlsx') })
    const again = await who.run(['init', '--sheet', from])
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining('--sheet 后面换个文件名') })
    for (const one of [out, file()]) expect(readFileSync(one, 'utf8')).toBe('mine')
    const other = join(who.folder, 'other.yaml')
    expect((await who.run(['init', '--from', from, '--out', other])).out).toContain(`DISTRICT_FILE=${other}`)
    for (const wrong of [out, join(who.folder, 'none.xlsx')]) {
      const refused = await who.run(['init', '--from', wrong, '--out', join(who.folder, 'x.yaml')])
      expect(refused).toMatchObject({ code: 2, out: '' })
      expect(refused.err).toMatch(/不是 \.xlsx 表格|读不到/)
    }
    expect(await who.run(['init', '--from', from, '--sheet', other])).toMatchObject({ code: 2 })
  })
})

describe('lianzhang init beside the file of setup', () => {
  const where = (): string => {
    mkdirSync(join(who.folder, 'districts'))
    writeFileSync(join(who.folder, 'districts', 'baqiao.yaml'), 'shipped')
    return join(who.folder, '.env')
  }
  const init = async (more: Record<string, string | undefined> = {}) => {
    const from = await filled('filled.xlsx', [['', '航天产业链', '链长甲（虚构）', '区科技局（虚构）', '', '']])
    return who.run(['init', '--from', from], { DISTRICT_FILE: undefined, ...more }, who.folder)
  }
  const line = 'DISTRICT_FILE=districts/district.yaml'

  it('names the new file in it, so that start takes it', async () => {
    const env = where()
    writeFileSync(env, 'FEISHU_APP_ID=cli_x\n', { mode: 0o600 })
    expect((await init()).out).toContain(`已写进 .env：${line}`)
    expect(readFileSync(env, 'utf8')).toBe(`FEISHU_APP_ID=cli_x\n${line}\n`)
    expect(statSync(env).mode & 0o777).toBe(0o600)
  })

  it.each([
    ['there is none', undefined, {}],
    ['everybody may read it', 0o644, {}],
    ['the environment names another, which would win', 0o600, { DISTRICT_FILE: 'districts/baqiao.yaml' }],
  ])('says what to write where %s, and writes nothing', async (_, mode, more) => {
    const env = where()
    if (mode !== undefined) writeFileSync(env, '', { mode })
    expect((await init(more)).out).toContain(`接着在 .env 里写一行：${line}`)
    expect(existsSync(env) && readFileSync(env, 'utf8')).toBe(mode === undefined ? false : '')
  })
})

describe('lianzhang init with questions', () => {
  it('asks on a terminal, once more for what cannot be, and writes what start takes', async () => {
    const asked = who.onTerminal(['init'])
    const answers: [RegExp, string][] = [
      [/区名，例如/, ''],
      [/不能空着/, '示例区（虚构）'],
      [/推进办叫什么/, ''],
      [/第 1 条产业链的名称/, '航天产业链'],
      [/简称/, ''],
      [/链长姓名/, '链长甲（虚构）'],
      [/责任部门/, '新城管理办（虚构），区科技局（虚构）'],
      // Pasted at once.
      [/第 2 条产业链的名称/, '任务\n\n链长乙（虚构）\n区科技局（虚构）'],
      [/请重新填这一条/, ''],
    ]
    for (const [question, answer] of answers) {
      await asked.line(question)
      asked.types(answer)
    }
    const ended = await asked.ended
    expect(ended).toMatchObject({ code: 0 })
    expect(ended.out).toContain('示例区（虚构），1 条产业链。')
    expect(loadDistrict(file()).chains).toMatchObject([
      { id: 'hangtian', departments: ['新城管理办（虚构）', '区科技局（虚构）'] },
    ])
    const bot = who.starts()
    await bot.line(/已启动：/)
    bot.child.kill('SIGTERM')
    expect(await bot.ended).toMatchObject({ code: 0 })
  })

  it('leaves nothing behind when it is broken off, and without a terminal says what to pass', async () => {
    const asked = who.onTerminal(['init'])
    await asked.line(/区名，例如/)
    asked.child.stdin?.write('示例区\n\u0003')
    expect(await asked.ended).toMatchObject({ code: 1, out: expect.stringContaining('已退出，什么也没有写。') })
    expect(existsSync(file())).toBe(false)
    const piped = await who.run(['init'])
    expect(piped).toMatchObject({ code: 2, out: '' })
    expect(piped.err).toContain('lianzhang init --sheet 表格.xlsx')
  })

  it('is what start points to where there is no district file', async () => {
    const refused = await who.run(['start'])
    expect(refused).toMatchObject({ code: 2 })
    expect(refused.err).toContain('还没有区文件，用 lianzhang init 写一份')
    expect(existsSync(who.database)).toBe(false)
  })
})
