import { describe, expect, it } from 'vitest'
import { fileName, safeParts } from '../../src/exports/file-name.ts'

describe('the name of a file', () => {
  it.each([
    [{ chain: '航天', from: '2026-W36', to: '2026-W39' }, '工作动态_航天_2026年第36–39周（8月31日—9月27日）.xlsx'],
    [{ chain: '航天', from: '2026-W36', to: '2026-W36' }, '工作动态_航天_2026年第36周（8月31日—9月6日）.xlsx'],
    [{ from: '2026-W52', to: '2027-W02' }, '工作动态_各产业链_2026年第52周–2027年第2周（12月21日—1月17日）.xlsx'],
    [
      { chain: '煤制烯烃（芳烃）深加工产业链', from: '2026-W36', to: '2026-W36' },
      '工作动态_煤制烯烃（芳烃）深加工产业链_2026年第36周（8月31日—9月6日）.xlsx',
    ],
  ])('%j is %s', (about, name) => {
    expect(fileName('xlsx', about)).toBe(name)
  })

  it.each([
    '../../etc/passwd',
    '..\\..\\x',
    'a/b:c*d?e"f<g>h|i',
    'x\u0000\r\n.exe',
    'a\u202Egpj',
    '"; filename=evil.exe',
    '   ',
    '。…',
    '龘'.repeat(500),
  ])('keeps nothing of %j that a folder or a header could read', (chain) => {
    const name = fileName('docx', { chain, from: '2026-W36', to: '2026-W36' })
    expect(name).toMatch(/^工作动态_[\p{L}\p{N}（）]{1,40}_2026年第36周（8月31日—9月6日）\.docx$/u)
  })
})

it('says of what a file was narrowed to only what can stand in a name', () => {
  expect(safeParts(['在办', '《》', '张工（虚构）'])).toBe('在办-张工（虚构）')
  expect(safeParts(['！'])).toBe('')
})
