import { line, pick, text } from '../records/field.ts'
import { list, name } from './list.ts'

/** 领军人物及院士专家清单: no more of a person than is needed, and no telephone. */
export const l08 = list({
  key: 'L08',
  days: 180,
  columns: [
    name,
    line('org', 40),
    line('field', 40),
    pick('in_team', ['全区服务团', '本链服务团', '否']),
    text('did', 100),
  ],
})
