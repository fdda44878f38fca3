import { firmRoles } from './firms/roles.ts'
import { type RecordLight, recordLights } from './records/light.ts'
import type { Day } from './time.ts'

/** 全景图谱 of one chain: its 环节 in order, and on each what is registered there. Silence on a node means that nothing is registered, no more. */
export const segments = ['上游', '中游', '下游'] as const
export type Segment = (typeof segments)[number]

/** What is missing at a node: nobody makes it, what is made is not enough, or it is bought from elsewhere. */
export const gaps = ['空白', '弱', '外购'] as const
export type Gap = (typeof gaps)[number]

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
  /** Parks that carry it. */
  parks?: readonly string[]
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
  /** Nodes that rows speak of and nobody has said a segment of. */
  unsorted?: readonly MapNode[]
  /** What is registered of the chain and names no node of it. */
  elsewhere?: { firms: number; risks: number; projects: number }
}

export interface MapCounts {
  nodes: number
  /** By name: one at two nodes is one. */
  firms: number
  /** Sorts of which there are none are left out. */
  gaps: readonly { gap: Gap; count: number }[]
  risks: number
  projects: number
  /** Nodes and firms that wait for a review; a firm at two nodes is one. */
  stale: number
}

export const allNodes = (map: ChainMap): MapNode[] => [
  ...segments.flatMap((segment) => map.segments[segment]),
  ...(map.unsorted ?? []),
]

export const countMap = (map: ChainMap): MapCounts => {
  const nodes = allNodes(map)
  const firms = nodes.flatMap((node) => node.firms)
  const names = (of: readonly { name: string }[]): number => new Set(of.map(({ name }) => name)).size
  return {
    nodes: nodes.length,
    firms: names(firms),
    gaps: gaps
      .map((gap) => ({ gap, count: nodes.filter((node) => node.gap === gap).length }))
      .filter(({ count }) => count > 0),
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
