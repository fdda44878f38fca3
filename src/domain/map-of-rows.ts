import {
  allNodes,
  type ChainMap,
  type FirmRole,
  type Gap,
  type MapFirm,
  type MapMatter,
  type MapNode,
  type Segment,
  segments,
} from './chain-map.ts'
import { nameKey } from './names.ts'
import type { Day } from './time.ts'

interface Looked {
  /** When somebody looked at the row last. */
  checkedOn?: Day | undefined
  stale: boolean
}

/** What the lists and the ledger say of one chain, of which its map is made. */
export interface MapRows {
  /** L15: declared nodes. */
  nodes: readonly ({ name: string; segment: Segment } & Looked)[]
  /** L05. */
  gaps: readonly ({ name: string; gap: Gap } & Looked)[]
  /** L04. */
  fields: readonly ({ node: string } & Looked)[]
  /** L01 to L03, with the node or the product that stands in the row. */
  firms: readonly { name: string; role: FirmRole; at: string | undefined; stale: boolean }[]
  /** The register: each firm of the chain, its first role first. */
  members: readonly { name: string; role: FirmRole }[]
  /** L11. */
  parks: readonly { name: string; nodes: string }[]
  /** L12. */
  projects: readonly (MapMatter & { firm: string | undefined })[]
  risks: readonly (MapMatter & { product: string; firms: readonly string[] })[]
}

/** Several nodes in one cell. */
const namesIn = (cell: string): string[] => cell.split(/[、，,；;/\s]+/u).filter((name) => name !== '')

/**
 * Puts what is registered on the nodes it names. A node that only rows speak of stands unsorted: nobody has said its segment. A risk or a project is
 * put where its product or its name says the node, else where its firms are; what names none is counted beside the map.
 */
export const mapOf = (rows: MapRows, about: Pick<ChainMap, 'chain' | 'asOf' | 'demo'>): ChainMap => {
  const nodes = new Map<string, MapNode & { segment?: Segment }>()
  const node = (name: string): MapNode => {
    const known = nodes.get(nameKey(name))
    if (known) return known
    const made = { name, firms: [], risks: [], projects: [] }
    nodes.set(nameKey(name), made)
    return made
  }
  const put = (name: string, more: Partial<MapNode & { segment: Segment }>): void => {
    nodes.set(nameKey(name), { ...node(name), ...more })
  }
  const looked = ({ checkedOn, stale }: Looked) => ({ checkedOn, ...(stale && { stale: true as const }) })
  for (const { name, segment, ...row } of rows.nodes) put(name, { segment, ...looked(row) })
  for (const { name, gap, ...row } of rows.gaps) put(name, { gap, ...fresher(node(name), looked(row)) })
  for (const { node: cell, ...row } of rows.fields)
    for (const name of namesIn(cell)) put(name, fresher(node(name), looked(row)))
  for (const { name, role, at, stale } of rows.firms)
    for (const where of at === undefined ? [] : placesOf(at, role, nodes))
      put(where, { firms: withFirm(node(where).firms, { name, role, ...(stale && { stale: true }) }) })
  for (const { name, nodes: cell } of rows.parks)
    for (const where of namesIn(cell).filter((one) => nodes.has(nameKey(one))))
      put(where, { parks: [...(node(where).parks ?? []), name] })
  const placed = placeMatters(rows, [...nodes.values()])
  const all = [...nodes.values()].map((one) => ({ ...one, ...placed.of(one.name) }))
  const map: ChainMap = {
    ...about,
    segments: Object.fromEntries(
      segments.map((segment) => [segment, all.filter((one) => one.segment === segment)]),
    ) as unknown as ChainMap['segments'],
    unsorted: all.filter((one) => one.segment === undefined),
  }
  const drawn = new Set(allNodes(map).flatMap(({ firms }) => firms.map(({ name }) => nameKey(name))))
  const registered = new Set([...rows.members, ...rows.firms].map(({ name }) => nameKey(name)))
  return {
    ...map,
    elsewhere: { firms: [...registered].filter((name) => !drawn.has(name)).length, ...placed.left },
  }
}

/** The older look is the one that counts: what was looked at last says nothing of the other row. */
const fresher = (node: MapNode, look: Pick<MapNode, 'checkedOn' | 'stale'>): Pick<MapNode, 'checkedOn' | 'stale'> => {
  const days = [node.checkedOn, look.checkedOn].filter((on) => on !== undefined).sort()
  return { checkedOn: days[0], ...((node.stale || look.stale) && { stale: true }) }
}

/** 配套 stand by their product, which is a node only where one is called so; 链主 and 骨干 name theirs. */
const placesOf = (at: string, role: FirmRole, nodes: ReadonlyMap<string, MapNode>): string[] =>
  role === '配套' ? [...nodes.values()].map(({ name }) => name).filter((name) => speaksOf(at, name)) : namesIn(at)

const withFirm = (firms: readonly MapFirm[], firm: MapFirm): MapFirm[] =>
  firms.some(({ name }) => nameKey(name) === nameKey(firm.name)) ? [...firms] : [...firms, firm]

const speaksOf = (text: string, name: string): boolean => name.length > 1 && nameKey(text).includes(nameKey(name))

const placeMatters = ({ risks, projects }: MapRows, nodes: readonly MapNode[]) => {
  const placesFor = (text: string, firms: readonly string[]): string[] => {
    const said = nodes.filter(({ name }) => speaksOf(text, name))
    const keys = new Set(firms.map(nameKey))
    const found =
      said.length > 0 ? said : nodes.filter((node) => node.firms.some(({ name }) => keys.has(nameKey(name))))
    return found.map(({ name }) => name)
  }
  const at = new Map<string, { risks: MapMatter[]; projects: MapMatter[] }>()
  const left = { risks: 0, projects: 0 }
  const place = (sort: 'risks' | 'projects', { name, light }: MapMatter, places: readonly string[]): void => {
    if (places.length === 0) left[sort] += 1
    for (const where of places) {
      const here = at.get(where) ?? { risks: [], projects: [] }
      here[sort].push({ name, light })
      at.set(where, here)
    }
  }
  for (const risk of risks) place('risks', risk, placesFor(risk.product, risk.firms))
  for (const project of projects)
    place('projects', project, placesFor(project.name, project.firm === undefined ? [] : [project.firm]))
  return { of: (name: string) => at.get(name) ?? { risks: [], projects: [] }, left }
}
