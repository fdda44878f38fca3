const plain = (content: string) => ({ tag: 'plain_text', content })

const values = [
  { chain: '航天', week: '第35周', count: 3 },
  { chain: '航天', week: '第36周', count: 5 },
  { chain: '陶瓷基', week: '第35周', count: 2 },
  { chain: '陶瓷基', week: '第36周', count: 4 },
]

const chart = (chart_spec: object, more: object = {}) => ({ tag: 'chart', chart_spec, ...more })

const series = { data: { values }, xField: 'week', yField: 'count', seriesField: 'chain' }
const share = { data: { values }, categoryField: 'chain', valueField: 'count' }

/** The types of chart that Feishu's page names, by their order; the last cannot be drawn. */
export const chartSpecs: Record<string, object> = {
  bar: {
    type: 'bar',
    ...series,
    title: { text: '各链进展条数' },
    legends: { visible: true },
    label: { visible: true },
  },
  horizontal: { type: 'bar', direction: 'horizontal', data: { values }, xField: 'count', yField: 'chain' },
  line: { type: 'line', ...series },
  area: { type: 'area', ...series },
  pie: { type: 'pie', ...share, outerRadius: 0.9, innerRadius: 0.6, legends: { visible: true, orient: 'right' } },
  common: {
    type: 'common',
    data: [
      { id: 'a', values },
      { id: 'b', values },
    ],
    series: [
      { type: 'bar', dataIndex: 0, xField: ['week', 'chain'], yField: 'count', seriesField: 'chain' },
      { type: 'line', dataIndex: 1, xField: 'week', yField: 'count' },
    ],
    axes: [{ orient: 'bottom' }, { orient: 'left' }],
  },
  funnel: { type: 'funnel', ...share, label: { visible: true } },
  radar: { type: 'radar', data: { values }, categoryField: 'week', valueField: 'count', seriesField: 'chain' },
  linearProgress: {
    type: 'linearProgress',
    data: { values: [{ chain: '航天', done: 0.6 }] },
    xField: 'done',
    yField: 'chain',
  },
  circularProgress: {
    type: 'circularProgress',
    data: { values: [{ chain: '航天', done: 0.6 }] },
    categoryField: 'chain',
    valueField: 'done',
    indicator: { visible: true, title: { style: { text: '60%' } } },
  },
  gauge: {
    type: 'gauge',
    data: { values: [{ chain: '航天', done: 0.6 }] },
    categoryField: 'chain',
    valueField: 'done',
  },
  scatter: {
    type: 'scatter',
    data: {
      values: [
        { x: 1, y: 2 },
        { x: 2, y: 5 },
      ],
    },
    xField: 'x',
    yField: 'y',
  },
  wordCloud: { type: 'wordCloud', data: { values }, nameField: 'chain', valueField: 'count' },
  broken: { type: 'bar', ...series, axes: [{ orient: 'bottom', type: 'nonsense' }] },
}

export const chartCard = (names: readonly string[], more: object = {}) => ({
  schema: '2.0',
  config: { update_multi: true, summary: { content: '图表一览' } },
  header: { title: plain('图表一览'), template: 'blue' },
  body: { elements: names.map((name) => chart(chartSpecs[name] ?? {}, more)) },
})
