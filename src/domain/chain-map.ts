import { type RecordLight, recordLights } from './records/light.ts'
import type { Day } from './time.ts'

/** 全景图谱 of one chain: its 环节 in order, and on each what is registered there. Silence on a node means that nothing is registered, no more. */
export const segments = ['上游', '中游', '下游'] as const
export type Segment = (typeof segments)[number]

/** What is missing at a node: nobody makes it, what is made is not enough, or it is bought from elsewhere. */
export const gaps = ['空白', '弱', '外购'] as const
export type Gap = (typeof gaps)[number]

/** In the order they are shown. */
export const firmRoles = ['链主', '骨干', '配套', '科研机构'] as const
export type FirmRole = (typeof firmRoles)[number]

export interface MapFirm {
  name: string
  /** Absent where the register does not say. */
  role?: FirmRole | undefined
  /** Its row is older than its review cycle allows. */
  stale?: true
}

export interface MapMatter {
  name: string
  light?: RecordLight | undefined
}

export interface MapNode {
  name: string
  gap?: Gap | undefined
  firms: readonly MapFirm[]
  risks: readonly MapMatter[]
  projects: readonly MapMatter[]
  /** When the node was last looked at; absent where nobody has said. */
  checkedOn?: Day | undefined
  /** That day is longer ago than its review cycle allows. */
  stale?: true
}

export interface ChainMap {
  chain: string
  asOf: Day
  demo: boolean
  segments: Readonly<Record<Segment, readonly MapNode[]>>
}

export interface MapCounts {
  nodes: number
  /** By name: one at two nodes is one. */
  firms: number
  gaps: Record<Gap, number>
  risks: number
  projects: number
  /** Nodes and firms that wait for a review; a firm at two nodes is one. */
  stale: number
}

export const allNodes = (map: ChainMap): MapNode[] => segments.flatMap((segment) => map.segments[segment])

export const countMap = (map: ChainMap): MapCounts => {
  const nodes = allNodes(map)
  const firms = nodes.flatMap((node) => node.firms)
  const names = (of: readonly { name: string }[]): number => new Set(of.map(({ name }) => name)).size
  return {
    nodes: nodes.length,
    firms: names(firms),
    gaps: {
      空白: nodes.filter(({ gap }) => gap === '空白').length,
      弱: nodes.filter(({ gap }) => gap === '弱').length,
      外购: nodes.filter(({ gap }) => gap === '外购').length,
    },
    risks: names(nodes.flatMap((node) => node.risks)),
    projects: names(nodes.flatMap((node) => node.projects)),
    stale: nodes.filter(({ stale }) => stale).length + names(firms.filter(({ stale }) => stale)),
  }
}

const roleRank = ({ role }: MapFirm): number => (role ? firmRoles.indexOf(role) : firmRoles.length)

/** Who leads first; among equals as they came. */
export const inRank = (firms: readonly MapFirm[]): MapFirm[] => [...firms].sort((a, b) => roleRank(a) - roleRank(b))

/** The worst light first. */
export const worstFirst = (matters: readonly MapMatter[]): MapMatter[] => {
  const rank = ({ light }: MapMatter) => (light ? recordLights.indexOf(light) : recordLights.length)
  return [...matters].sort((a, b) => rank(a) - rank(b))
}
