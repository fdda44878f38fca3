import * as t from '../texts/quiet.ts'
import { type Card, card, type Template } from './kit/card.ts'
import { type ButtonSpec, buttons } from './kit/controls.ts'
import { div, hr, note } from './kit/elements.ts'

/** 点名: the line before the group sees it, for the office alone. */
export interface NamingView {
  /** `confirm` after the first click, `said` after the second. */
  state: 'proposed' | 'confirm' | 'said' | 'cancelled'
  naming: string
  /** What the group reads. */
  line: string
  /** Another week is open: that this is the one before. */
  earlier?: string | undefined
  reason: string
  groupName: string
  use: 'taskforce' | 'chief'
  /** Both groups are bound. */
  canSwitch: boolean
  withPerson: boolean
  /** Somebody is main reporter and not on leave. */
  canName: boolean
  /** The time since it fell due was lost by a restore: it may have been said. */
  mayBeSaid?: boolean | undefined
  byName?: string | undefined
  atText?: string | undefined
}

const templates: Record<NamingView['state'], Template> = {
  proposed: 'blue',
  confirm: 'orange',
  said: 'grey',
  cancelled: 'grey',
}

const choices = (v: NamingView): ButtonSpec[] => {
  const press = (word: 'name' | 'confirm' | 'cancel' | 'person' | 'group') =>
    ({ on: 'naming', do: word, naming: v.naming }) as const
  const drop: ButtonSpec = { label: t.namingButtons.cancel, action: press('cancel') }
  if (v.state === 'confirm') return [{ label: t.namingButtons.confirm, kind: 'danger', action: press('confirm') }, drop]
  const other = v.use === 'chief' ? t.namingButtons.taskforce : t.namingButtons.chief
  return [
    { label: t.namingButtons.name, kind: 'primary', action: press('name') },
    ...(v.canName
      ? [{ label: v.withPerson ? t.namingButtons.chain : t.namingButtons.person, action: press('person') }]
      : []),
    ...(v.canSwitch ? [{ label: other, action: press('group') }] : []),
    drop,
  ]
}

export const namingCard = (v: NamingView): Card => {
  const open = v.state === 'proposed' || v.state === 'confirm'
  return card({
    title: t.namingTitles[v.state],
    template: templates[v.state],
    summary: t.namingTitles[v.state],
    elements: [
      open && v.earlier !== undefined && div(v.earlier, { colour: 'orange' }),
      div(v.line),
      hr(),
      v.state !== 'cancelled' && note(v.state === 'said' ? t.namingSaid(v.groupName) : t.namingWhere(v.groupName)),
      open && v.mayBeSaid && div(t.perhapsNamed, { colour: 'orange' }),
      open && note(t.namingWarning),
      open && buttons(...choices(v)),
      v.byName !== undefined && note(t.namingBy(v.byName, v.atText ?? '')),
    ],
  })
}
