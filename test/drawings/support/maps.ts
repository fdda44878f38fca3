import type { ChainMap, FirmRole, MapNode } from '../../../src/domain/chain-map.ts'

const node = (name: string, more: Partial<MapNode> = {}): MapNode => ({
  name,
  firms: [],
  risks: [],
  projects: [],
  ...more,
})
const firm = (name: string, role?: FirmRole) => ({ name, role })

/** A chain with one node of every sort; firms are fictional. */
export const spaceMap: ChainMap = {
  chain: '航天产业链',
  asOf: '2026-10-28',
  demo: true,
  segments: {
    上游: [
      node('高温合金', {
        firms: [
          { ...firm('示例合金厂（虚构）', '配套'), stale: true },
          firm('示例特材（虚构）', '骨干'),
          firm('示例新材料研究所（虚构）', '科研机构'),
        ],
        risks: [{ name: '风险〔2026〕3号 镍基粉末（断供）', light: 'red' }],
        checkedOn: '2026-09-03',
      }),
      node('碳纤维预浸料', {
        gap: '外购',
        projects: [{ name: '示例预浸料项目', light: 'yellow' }],
        checkedOn: '2026-03-03',
        stale: true,
      }),
    ],
    中游: [
      node('发动机零部件', {
        firms: [firm('示例合金厂（虚构）', '配套'), firm('示例动力（虚构）', '链主')],
        checkedOn: '2026-10-03',
      }),
      node('喷管', { gap: '空白' }),
    ],
    下游: [],
  },
}

/** So many firms at one node, and so many nodes without any beside it. */
export const crowdedMap = (firms: number, nodes = 0): ChainMap => ({
  ...spaceMap,
  segments: {
    上游: [
      node('精密加工', {
        firms: Array.from({ length: firms }, (_, n) =>
          firm(`示例精密机械加工第${n + 1}厂（虚构）`, n === 7 ? '链主' : '配套'),
        ),
      }),
    ],
    中游: Array.from({ length: nodes }, (_, n) =>
      node(`环节${n + 1}`, { firms: [firm(`示例第${n + 1}公司（虚构）`)] }),
    ),
    下游: [],
  },
})

export const hostile = `<img src=x onerror=alert(1)>"'&]]>\u0000\u202e\ud800\ufffe</script>`
export const hostileMap: ChainMap = {
  ...spaceMap,
  chain: hostile,
  segments: {
    上游: [
      node(hostile, {
        firms: [firm(hostile, '链主')],
        risks: [{ name: hostile, light: 'red' }],
        projects: [{ name: hostile }],
      }),
      node('这是一个名字特别长的环节它的名字刚好有四十个字用来看看会不会换行或者超出边框的样子', { gap: '弱' }),
    ],
    中游: [],
    下游: [],
  },
}
