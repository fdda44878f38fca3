import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refused, send, sendCard } from '../support/calls.ts'
import { cardOf } from '../support/cards.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown({ rateClock: 'off' })
})
afterAll(() => town.close())

type Json = Record<string, unknown>

const chart = (chart_spec: unknown): Json => cardOf({ tag: 'chart', chart_spec })
const refusal = async (card: Json): Promise<string> => (await refused(send(town, 'ou_zhang', card, 'interactive'))).msg

const weeks = { values: [{ week: 'W35', chain: '航天', filed: 5 }] }
const shares = { values: [{ kind: '按时', count: 7 }] }
const parts = { categoryField: 'kind', valueField: 'count' }

/** One spec of each type, as the cards of the platform's own page are written. */
const specs: Record<string, Json> = {
  bar: { type: 'bar', data: weeks, xField: ['week', 'chain'], yField: 'filed', seriesField: 'chain' },
  'horizontal bar': { type: 'bar', direction: 'horizontal', data: [weeks], xField: 'filed', yField: 'week' },
  line: { type: 'line', data: weeks, xField: 'week', yField: 'filed', axes: [{ orient: 'left', min: 0 }], media: [] },
  area: { type: 'area', data: { id: 'all', ...weeks }, xField: 'week', yField: 'filed', stack: true },
  pie: { type: 'pie', data: shares, ...parts, outerRadius: 0.9, label: { visible: true } },
  ring: { type: 'pie', data: shares, ...parts, innerRadius: 0.6, legends: { visible: true, orient: 'right' } },
  scatter: { type: 'scatter', data: weeks, xField: 'week', yField: 'filed', sizeField: 'filed' },
  radar: { type: 'radar', data: shares, ...parts, axes: [{ orient: 'radius', min: 0 }] },
  funnel: { type: 'funnel', data: shares, ...parts, isTransform: true },
  gauge: { type: 'gauge', data: shares, ...parts, startAngle: -180, endAngle: 0 },
  circularProgress: { type: 'circularProgress', data: shares, ...parts, seriesField: 'kind', radius: 0.8 },
  linearProgress: { type: 'linearProgress', data: shares, xField: 'count', yField: 'kind', bandWidth: 20 },
  wordCloud: { type: 'wordCloud', data: shares, nameField: 'kind', valueField: 'count' },
  common: {
    type: 'common',
    data: [weeks, weeks],
    series: [
      { type: 'bar', dataIndex: 0, xField: 'week', yField: 'filed' },
      { type: 'line', dataIndex: 1, xField: 'week', yField: 'filed' },
    ],
    axes: [{ orient: 'left' }, { orient: 'right' }, { orient: 'bottom' }],
  },
}

describe('chart specs', () => {
  test.each(Object.keys(specs))('%s passes', async (name) => {
    expect(await sendCard(town, 'ou_zhang', chart(specs[name])).catch((e) => e.response.data.msg)).toMatch(/^om_/)
  })

  const bar = specs.bar ?? {}
  const mixed = (series: unknown) => ({ ...specs.common, series })
  test.each<[string, unknown, string]>([
    ['text', JSON.stringify(bar), '(root): Invalid type. Expected: object, given: string'],
    ['no type', { data: weeks }, 'type: unknown chart type undefined'],
    ['an unknown type', { ...bar, type: 'sankey' }, 'type: unknown chart type sankey'],
    ['no data', { type: 'bar' }, 'data: Invalid type. Expected: object, given: undefined'],
    ['null data', { ...bar, data: null }, 'data: Invalid type. Expected: object, given: null'],
    ['data without values', { ...bar, data: {} }, 'data.values: Invalid type. Expected: array, given: undefined'],
    ['values that are no list', { ...bar, data: { values: {} } }, 'data.values: Invalid type. Expected: array'],
    ['a value that is no record', { ...bar, data: { values: [1] } }, 'data.values.0: Invalid type. Expected: object'],
    ['a bare list of records', { ...bar, data: weeks.values }, 'data.values: Invalid type. Expected: array'],
    ['null axes', { ...bar, axes: null }, 'axes: Invalid type. Expected: array, given: null'],
    [
      'one axis without a list',
      { ...bar, axes: { orient: 'left' } },
      'axes: Invalid type. Expected: array, given: object',
    ],
    ['an axis that is no object', { ...bar, axes: ['left'] }, 'axes.0: Invalid type. Expected: object, given: string'],
    ['media that is no list', { ...bar, media: {} }, 'media: Invalid type. Expected: array, given: object'],
    ['a field that is a number', { ...bar, xField: 1 }, 'xField: Invalid type. Expected: string or array of strings'],
    [
      'a list for the values of a pie',
      { ...specs.pie, valueField: ['a'] },
      'valueField: Invalid type. Expected: string',
    ],
    ['another direction', { ...bar, direction: 'up' }, 'direction: Invalid type. Expected: "horizontal" or "vertical"'],
    ['a mixed chart without parts', mixed(undefined), 'series: Invalid type. Expected: array, given: undefined'],
    ['a mixed chart with an unknown part', mixed([{ type: 'stock' }]), 'series.0.type: unknown chart type stock'],
    ['a mixed chart in itself', mixed([{ type: 'common' }]), 'series.0.type: unknown chart type common'],
    ['a part without data', mixed([{ type: 'bar', dataIndex: 2 }]), 'series.0.dataIndex: there is no data 2'],
  ])('%s is 200550 with the reason', async (_what, spec, words) => {
    const message = await refusal(chart(spec))
    expect(message).toContain('ErrCode: 200550; ErrPath: ROOT -> body -> elements[0](tag: chart) -> chart_spec')
    expect(message).toContain(words)
  })

  test('what surrounds the spec has its own properties', async () => {
    const around = (more: Json) => cardOf({ tag: 'chart', chart_spec: specs.pie, ...more })
    const good = { aspect_ratio: '4:3', color_theme: 'complementary', preview: false, height: '200px' }
    expect(await sendCard(town, 'ou_zhang', around(good))).toMatch(/^om_/)
    for (const bad of [{ aspect_ratio: '3:2' }, { color_theme: 'dark' }, { preview: 'no' }, { width: '1px' }])
      expect(await refusal(around(bad)), JSON.stringify(bad)).toContain('ErrCode: 200621')
  })
})

describe('table rows', () => {
  const columns = ['text', 'lark_md', 'markdown', 'number', 'options', 'persons', 'date'].map((data_type) => ({
    name: data_type,
    data_type,
  }))
  const table = (...rows: unknown[]) => cardOf({ tag: 'table', columns, rows })
  const tag = { text: '逾期', color: 'red' }

  test.each<[string, unknown[], unknown[]]>([
    ['text', ['', '航天'], [1, null, ['a'], true]],
    ['lark_md', ['**x**'], [1, {}]],
    ['markdown', ['- x'], [1, []]],
    ['number', [0, -1.5], ['1', null]],
    ['options', [[], [tag], [{ text: 'x' }]], ['逾期', tag, [{ color: 'red' }], [1]]],
    ['persons', ['ou_zhang', ['ou_zhang', 'ou_li'], []], [1, [1]]],
    ['date', [1788429600000], ['2026-09-03', null]],
  ])('a cell of a column of %s', async (type, good, bad) => {
    for (const cell of good)
      expect(await sendCard(town, 'ou_zhang', table({ [type]: cell })), JSON.stringify(cell)).toMatch(/^om_/)
    for (const cell of bad) {
      const message = await refusal(table({}, { [type]: cell }))
      expect(message, JSON.stringify(cell)).toContain(
        'ErrCode: 200914; ErrPath: ROOT -> body -> elements[0](tag: table)',
      )
      expect(message).toContain('rows[1]')
    }
  })

  test('a cell without a column is 200915, an empty row and no rows at all pass', async () => {
    expect(await refusal(table({ text: 'x', extra: 'y' }))).toMatch(/ErrCode: 200915; .*without column: extra/)
    expect(await sendCard(town, 'ou_zhang', table({}))).toMatch(/^om_/)
    expect(await sendCard(town, 'ou_zhang', table())).toMatch(/^om_/)
  })

  test('a row that is no object is 200914, a person nobody knows 100290', async () => {
    expect(await refusal(table('x'))).toContain('ErrCode: 200914')
    expect(await refusal(table({ persons: ['ou_zhang', 'ou_nobody'] }))).toContain('ErrCode: 100290')
  })
})
