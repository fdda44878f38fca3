import { segments } from '../chain-map.ts'
import { must, pick } from '../records/field.ts'
import { list, name } from './list.ts'

/** 图谱环节清单: the nodes of a chain's map. Not of the plan's fourteen: what 图谱 is drawn from. */
export const l15 = list({
  key: 'L15',
  days: 180,
  columns: [name, must(pick('segment', segments))],
})
