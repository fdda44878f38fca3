import { reasonLimit } from '../domain/reason.ts'
import type { SignOff } from '../domain/sign-off.ts'
import { reasonFault, returnHint } from '../texts/corrections.ts'
import * as t from '../texts/sign-off.ts'
import { filedByLine, versionTag } from '../texts/weekly.ts'
import { box } from './box.ts'
import { type Card, card, type Template, tag } from './kit/card.ts'
import { form } from './kit/controls.ts'
import { div, faultLine, heading, hr, note, type Told } from './kit/elements.ts'

/** 审签 in the lead's hands: the report to read, 同意 or 退回, and in its place how it ended. */
export interface SignView {
  state: SignOff['state']
  item: string
  rev: number
  chainName: string
  /** `第36周工作动态`, `9月月报` */
  reportName: string
  periodLabel: string
  /** Its whole text. */
  told: Told
  filedByName: string
  onBehalfOf?: string | undefined
  sentText: string
  /** While it waits: when it passes, `9月4日（周五）09:50`. */
  passesText?: string | undefined
  /** Who ended it and when. */
  byName?: string | undefined
  atText?: string | undefined
  typed?: string | undefined
  fault?: { reason: 'missing' | 'too-long'; actual?: number } | undefined
}

const templates: Record<SignView['state'], Template> = {
  waiting: 'blue',
  signed: 'green',
  passed: 'grey',
  returned: 'orange',
  replaced: 'grey',
}

const ended = (v: SignView): string => {
  switch (v.state) {
    case 'waiting':
    case 'replaced':
      return t.signEnds.replaced
    case 'passed':
      return t.signEnds.passed(v.atText ?? '')
    case 'signed':
    case 'returned':
      return t.signEnds[v.state](v.byName ?? '', v.atText ?? '')
  }
}

export const signCard = (v: SignView): Card =>
  card({
    title: `${t.signTitles[v.state]} · ${v.chainName}`,
    subtitle: v.periodLabel,
    template: v.fault ? 'red' : templates[v.state],
    tags: [tag(versionTag(v.rev), 'blue')],
    summary:
      v.state === 'waiting' ? t.signSummary(v.chainName, v.reportName) : `${t.signTitles[v.state]} · ${v.chainName}`,
    elements: [
      note(filedByLine(v.filedByName, v.onBehalfOf, v.sentText)),
      v.state !== 'waiting' && div(ended(v), v.state === 'signed' ? { colour: 'green' } : {}),
      ...v.told,
      ...(v.state === 'waiting'
        ? [
            hr(),
            note(t.signAsk(v.passesText ?? '')),
            form(
              'sign_form',
              [
                heading(t.signReasonLabel),
                ...(v.fault ? [faultLine(reasonFault(v.fault))] : []),
                ...box({ name: 'reason', placeholder: returnHint, max: reasonLimit, value: v.typed, rows: 2 }),
              ],
              [
                {
                  label: t.signButtons.agree,
                  kind: 'primary',
                  action: { on: 'sign', do: 'agree', item: v.item, rev: v.rev },
                },
                {
                  label: t.signButtons.sendBack,
                  kind: 'danger',
                  action: { on: 'sign', do: 'send_back', item: v.item, rev: v.rev },
                },
              ],
            ),
          ]
        : []),
    ],
  })
