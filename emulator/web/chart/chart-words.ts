import { isObject, type Json, objects, text } from '../../server/json.ts'

const kinds: Record<string, string> = {
  line: '折线图',
  area: '面积图',
  bar: '柱状图',
  pie: '饼图',
  common: '组合图',
  funnel: '漏斗图',
  radar: '雷达图',
  linearProgress: '进度条',
  circularProgress: '环形进度图',
  gauge: '仪表盘',
  scatter: '散点图',
  wordCloud: '词云',
}

const kindOf = (spec: Json): string => {
  if (spec.type === 'bar' && spec.direction === 'horizontal') return '条形图'
  if (spec.type === 'pie' && spec.innerRadius !== undefined) return '环形图'
  return kinds[text(spec.type)] ?? '图表'
}

const most = 40

const fieldNames = (spec: Json): string[] => {
  const parts = [spec, ...objects(spec.series)]
  const named = ['categoryField', 'xField', 'seriesField', 'nameField', 'yField', 'valueField']
  const found = named.flatMap((name) => parts.flatMap((part) => [part[name]].flat().map(text)))
  return [...new Set(found.filter(Boolean))]
}

/** Names before numbers, whichever axis they stand on. */
const wordsOf = (row: Json, fields: readonly string[]): string => {
  const cells = (fields.length > 0 ? fields : Object.keys(row)).map((field) => row[field])
  return [
    ...cells.filter((cell) => typeof cell === 'string'),
    ...cells.filter((cell) => typeof cell === 'number'),
  ].join(' ')
}

/** What a chart shows, in words: for who cannot see it, and in its place when it cannot be drawn. */
export const chartWords = (spec: Json): string => {
  const title = isObject(spec.title) ? text(spec.title.text) : ''
  const fields = fieldNames(spec)
  const rows = [spec.data].flat().flatMap((set) => (isObject(set) ? objects(set.values) : []))
  const values = [...new Set(rows.map((row) => wordsOf(row, fields)).filter(Boolean))]
  const rest = values.length > most ? `；共 ${values.length} 项` : ''
  const named = [kindOf(spec), title].filter(Boolean).join('，')
  return `${named}：${values.slice(0, most).join('；') || '没有数据'}${rest}`
}
