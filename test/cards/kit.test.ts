import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { marked } from 'marked'
import { describe, expect, test } from 'vitest'
import { heading, row, term } from '../../src/cards/kit/elements.ts'
import { byteLength, cutBytes, cutUnits, escapeLine, escapeMarkdown } from '../../src/cards/kit/text.ts'
import { oneLine } from '../../src/domain/text.ts'
import { hostileText } from './gallery/texts.ts'

const decoded = (html: string): string =>
  html.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))

describe('cutting', () => {
  test('never goes over the bytes, never halves a character and says that it cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 3, max: 120 }), (text, max) => {
        const cut = cutBytes(text, max)
        expect(byteLength(JSON.stringify(cut)) - 2).toBeLessThanOrEqual(max)
        expect(cut).not.toMatch(/\p{Cs}/u)
        if (cut !== text) expect(cut.endsWith('…')).toBe(true)
      }),
    )
  })

  test('keeps a family emoji whole or leaves it out', () => {
    const family = '👨‍👩‍👧‍👦'
    expect(cutBytes(`张${family}李`, byteLength(`张${family}`))).toBe('张…')
    expect(cutUnits(`张${family}`, 5)).toBe('张')
    expect(cutUnits(`张${family}`, 12)).toBe(`张${family}`)
  })

  test('leaves a text alone that just fits', () => {
    expect(cutBytes('完成设备招标', 18)).toBe('完成设备招标')
    expect(cutBytes('完成设备招标', 17)).toBe('完成设备…')
  })

  test('counts what JSON doubles', () => {
    expect(cutBytes('""""', 8)).toBe('""""')
    expect(cutBytes('"""""', 8)).toBe('""…')
  })

  test('of a line for markdown holds for the escaped text', () => {
    expect(byteLength(escapeLine('<'.repeat(500), 90))).toBeLessThanOrEqual(90)
  })
})

describe('user text in markdown', () => {
  test('is shown character by character and makes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>@&#*_~[]()!:+-=`|"\'/\\$. 1a链\n') }), (text) => {
        const html = decoded(marked.parseInline(escapeMarkdown(text), { async: false }))
        const shown = html.replaceAll('<br>', '\n').replaceAll('&lt;', '<').replaceAll('&gt;', '>')
        const clean = shown.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
        expect(clean.replace(/\s+/g, ' ').trim()).toBe(text.replace(/\s+/g, ' ').trim())
      }),
    )
  })

  test('cannot call everyone, link, or show a picture', () => {
    expect(escapeMarkdown(hostileText).replaceAll('<br>', '')).not.toMatch(/[<>[\]()*`|!]/)
  })
})

describe('bold', () => {
  test.each(['■ 请您定（1）', '煤制烯烃（芳烃）', '“链主”：', '**'])('stays bold around %s', (text) => {
    expect(marked.parseInline(heading(text).content, { async: false })).toMatch(/^<strong>.*<\/strong>$/)
    expect(marked.parseInline(term(text, '查看').content, { async: false })).toMatch(/^<strong>.*<\/strong> 查看$/)
    const content = row(text, { word: '✓ 已报', colour: 'green' }, '9月3日 16:20').content
    expect(marked.parseInline(content, { async: false })).toMatch(/^<strong>.*<\/strong> <font color='green'>✓ 已报/)
  })
})

test('a name that spans lines becomes one line', () => {
  expect(oneLine(' 张\n工\t（虚构） \r\n')).toBe('张 工 （虚构）')
})

test('cards hold no sentence of their own: every Chinese word stands in src/texts', () => {
  const folder = new URL('../../src/cards/', import.meta.url)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  expect(files.length).toBeGreaterThan(20)
  for (const file of files) {
    const code = readFileSync(new URL(file, folder), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    expect(code, file).not.toMatch(/\p{Script=Han}/u)
  }
})
