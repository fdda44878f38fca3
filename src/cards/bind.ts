import * as t from '../texts/commands.ts'
import { demoTag } from '../texts/weekly.ts'
import { buttonWords } from '../texts/words.ts'
import { type Card, card, type Template, tag } from './kit/card.ts'
import { buttons } from './kit/controls.ts'
import { div, note } from './kit/elements.ts'

/** 绑定: a group to a chain or to the office, after showing who in it is not entitled. */
export interface BindView {
  state: 'proposed' | 'done' | 'cancelled'
  proposal: string
  groupName: string
  /** `航天产业链（链长群）`, 推进办 … */
  targetName: string
  /** What the group is bound to now, if that changes. */
  replaces?: string | undefined
  memberCount: number
  /** Names of members who are in no post that may read it. */
  notEntitled: readonly string[]
  /** Who may confirm, `专班负责人或推进办`. */
  confirmers: string
  /** For the ended states. */
  byName?: string | undefined
  atText?: string | undefined
  demo: boolean
}

const mostNames = 20
const templates: Record<BindView['state'], Template> = { proposed: 'orange', done: 'green', cancelled: 'grey' }

const proposed = (v: BindView) => [
  div(t.bindEffect),
  ...(v.replaces ? [div(t.bindReplaces(v.replaces), { colour: 'orange' as const })] : []),
  v.notEntitled.length === 0
    ? div(t.bindAllKnown(v.memberCount), { colour: 'green' })
    : div(t.bindStrangers(v.notEntitled.slice(0, mostNames), v.notEntitled.length, v.memberCount), {
        colour: 'red',
        max: 1500,
      }),
  note(t.bindWho(v.confirmers)),
  buttons(
    {
      label: buttonWords.bind,
      kind: 'primary',
      action: { on: 'bind', do: 'confirm', proposal: v.proposal },
      ...(v.notEntitled.length > 0 && { confirm: t.bindAnyway(v.notEntitled.length) }),
    },
    { label: buttonWords.dropBind, action: { on: 'bind', do: 'cancel', proposal: v.proposal } },
  ),
]

export const bindCard = (v: BindView): Card =>
  card({
    title: t.bindTitles[v.state],
    template: templates[v.state],
    tags: [v.demo && tag(demoTag, 'violet')],
    summary: t.bindTitles[v.state],
    elements: [
      div(t.bindTarget(v.groupName, v.targetName)),
      ...(v.state === 'proposed' ? proposed(v) : [note(t.bindEnds[v.state](v.byName ?? '', v.atText ?? ''))]),
    ],
  })
