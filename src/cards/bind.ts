import type { ChatKind } from '../domain/people.ts'
import * as t from '../texts/commands.ts'
import { buttonWords } from '../texts/words.ts'
import { type Card, card, type Template } from './kit/card.ts'
import { type ButtonSpec, buttons } from './kit/controls.ts'
import { div, note } from './kit/elements.ts'

/** 绑定: a group to a chain or to the office, after showing who in it is not entitled. */
export interface BindView {
  state: 'proposed' | 'confirmed' | 'cancelled' | 'replaced' | 'gone'
  proposal: string
  groupName: string
  use: ChatKind
  /** `航天产业链（链长群）`, 推进办 … */
  targetName: string
  /** What the group is bound to now, if that changes. */
  replaces?: string | undefined
  memberCount: number
  /** Names of members who are in no post that may read it; whoever started is not among them. */
  notEntitled: readonly string[]
  starter: string
  /** Whoever started may not read it either. */
  starterUncounted: boolean
  /** Posts that may confirm, `专班负责人或推进办`. */
  confirmers: string
  /** Names of those who have the buttons. */
  asked: readonly string[]
  /** What the reader may press: `cancel` is for whoever started alone. */
  buttons: 'none' | 'confirm' | 'cancel'
  /** For the ended states. */
  byName?: string | undefined
  atText?: string | undefined
}

const mostNames = 20
const templates: Record<BindView['state'], Template> = {
  proposed: 'orange',
  confirmed: 'green',
  cancelled: 'grey',
  replaced: 'grey',
  gone: 'grey',
}

const entitled = (v: BindView) => {
  const except = v.starterUncounted ? v.starter : undefined
  if (v.notEntitled.length === 0) return div(t.bindAllKnown(v.memberCount, except), { colour: 'green' })
  const names = v.notEntitled.slice(0, mostNames)
  const count = v.notEntitled.length
  return div(t.bindStrangers({ names, count, members: v.memberCount, except }), { colour: 'red', max: 1500 })
}

const proposed = (v: BindView) => {
  const drop: ButtonSpec = { label: buttonWords.dropBind, action: { on: 'bind', do: 'cancel', proposal: v.proposal } }
  const confirm: ButtonSpec = {
    label: buttonWords.bind,
    kind: 'primary',
    action: { on: 'bind', do: 'confirm', proposal: v.proposal },
    ...(v.notEntitled.length > 0 && { confirm: t.bindAnyway(v.notEntitled.length) }),
  }
  return [
    div(t.bindEffects[v.use]),
    v.replaces !== undefined && div(t.bindReplaces(v.replaces), { colour: 'orange' }),
    entitled(v),
    note(v.buttons === 'confirm' ? t.bindStartedBy(v.starter) : t.bindWho(v.confirmers, v.asked)),
    v.buttons === 'confirm' && buttons(confirm, drop),
    v.buttons === 'cancel' && buttons(drop),
  ]
}

export const bindCard = (v: BindView): Card =>
  card({
    title: t.bindTitles[v.state],
    template: templates[v.state],
    summary: t.bindTitles[v.state],
    elements: [
      div(t.bindTarget(v.groupName, v.targetName)),
      ...(v.state === 'proposed' ? proposed(v) : [note(t.bindEnds[v.state](v.byName ?? '', v.atText ?? ''))]),
    ],
  })
