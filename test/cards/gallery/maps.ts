import { mapCard } from '../../../src/cards/map.ts'
import type { ChainMap, MapNode } from '../../../src/domain/chain-map.ts'
import type { Wording } from './texts.ts'

export const mapGallery = ({ name, line }: Wording) => {
  const node = (more: Partial<MapNode> = {}): MapNode => ({ name, firms: [], risks: [], projects: [], ...more })
  const map: ChainMap = {
    chain: name,
    asOf: '2026-10-28',
    demo: true,
    segments: {
      上游: [node({ firms: [{ name: line, role: '骨干' }], risks: [{ name: line, light: 'red' }] })],
      中游: Array.from({ length: 8 }, () => node({ gap: '空白' })),
      下游: [node({ gap: '外购', stale: true })],
    },
    elsewhere: { firms: 12, risks: 1, projects: 0 },
  }
  const none: ChainMap = { ...map, segments: { 上游: [], 中游: [], 下游: [] } }
  return {
    map: mapCard({ map, chain: 'aerospace', picture: line, more: true }),
    'map, nothing': mapCard({ map: none, chain: 'aerospace', picture: line, more: false }),
  }
}
