import { checkupCard } from '../../../src/cards/checkup.ts'
import { monitoringCard } from '../../../src/cards/monitoring.ts'
import type { Wording } from './texts.ts'

export const registerGallery = ({ name, line }: Wording) => ({
  monitoring: monitoringCard({
    month: '2026-09',
    until: '2026-10-08',
    chains: Array.from({ length: 8 }, () => ({
      name,
      totals: [
        { key: 'output' as const, total: { shown: { exact: 12_345.67 }, filed: 19, asked: 20 } },
        { key: 'power' as const, total: { shown: { from: 100, to: 200 }, filed: 2, asked: 20 } },
        { key: 'staff' as const, total: { shown: undefined, filed: 0, asked: 20 } },
      ],
    })),
    warned: 3,
  }),
  checkup: checkupCard({
    title: `体检 · ${name}`,
    counts: '30 项里有 10 项，待核 10，未登记 10',
    groups: ['一套推进工作目标', '五个机制', '清单'].map((group, place) => ({
      name: group,
      items: Array.from({ length: 10 }, (_, index) => ({
        group: 'lists' as const,
        key: `L${index}`,
        is: (['there', 'stale', 'missing'] as const)[index % 3] ?? 'there',
        evidence: line,
        on: '2026-09-03',
        owner: name,
        label: `L${index} ${name}`,
      })),
      gaps: Array.from({ length: 7 }, (_, index) => ({
        label: `登记 ${name}`,
        about: `${place}_${index}`,
        action: { on: 'records', do: 'new', kind: 'L07', words: name.slice(0, 60), page: 1 } as const,
      })),
    })),
  }),
})
