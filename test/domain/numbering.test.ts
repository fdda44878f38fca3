import { describe, expect, it } from 'vitest'
import { bareLine, markLines, withoutNumbering } from '../../src/domain/numbering.ts'

const lines = (text: string) => withoutNumbering(text.split('\n'))

describe('numbering before lines', () => {
  it.each([
    ['1. 招标\n2、走访\n（3）报送', ['招标', '走访', '报送']],
    ['一、招标\n② 走访\n3)报送', ['招标', '走访', '报送']],
    ['1、完成设备招标', ['完成设备招标']],
    ['完成以下工作：\n1、招标\n2、走访', ['完成以下工作：', '招标', '走访']],
    ['十二、例会', ['十二、例会']],
    ['1.', ['1.']],
    ['1、一期封顶\n2、二期开工', ['一期封顶', '二期开工']],
  ])('%j reads as %j', (text, read) => {
    expect(lines(text)).toEqual(read)
  })

  it.each([
    '一、二期厂房同步封顶',
    '5、6月份新增订单2.1亿元',
    '3、4号线完成联调',
    '3.5亿元到位',
    '1、2号楼封顶',
    '2、走访\n3、报送',
    '1、招标\n3、4号线联调',
    '1、招标\n1、走访',
    '十五规划\n2026年计划',
  ])('is none in %j: the words stay', (text) => {
    expect(lines(text)).toEqual(text.split('\n'))
  })

  it('is no part of a line’s characters', () => {
    expect(['1. 招标', '3、4号线', '招标'].map(bareLine)).toEqual(['招标', '4号线', '招标'])
  })

  it('of ours stands before no line that somebody has numbered', () => {
    const ours = (line: string, index: number) => `${index + 1}. ${line}`
    expect(markLines(['招标', '走访'], ours)).toEqual(['1. 招标', '2. 走访'])
    expect(markLines(['2、招标', '3、走访'], ours)).toEqual(['2、招标', '3、走访'])
    expect(markLines(['· 招标', '走访'], ours)).toEqual(['· 招标', '走访'])
  })
})
