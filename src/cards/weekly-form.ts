import { officeCorrects } from '../texts/corrections.ts'
import * as s from '../texts/supplement.ts'
import * as t from '../texts/weekly.ts'
import { buttonWords } from '../texts/words.ts'
import { type Card, card } from './kit/card.ts'
import { type ButtonSpec, form } from './kit/controls.ts'
import { div, note } from './kit/elements.ts'
import { sentBack } from './return.ts'
import { faultSummary, type WeeklyFieldsView, weeklyFields } from './weekly-fields.ts'

export interface WeeklyFormView extends WeeklyFieldsView {
  state: 'form'
  item: string
  chainName: string
  /** `第36周（9月3日截止）` */
  periodLabel: string
  /** `9月3日（周四）18:00` */
  dueText: string
  /** Current revision when drawn; 0 when nothing was filed. */
  rev: number
  /** 修改: the form is filled with what was filed. */
  editing: boolean
  /** After the lock: 更正, or 补报 when nothing was filed. */
  correction: boolean
  /** Between due and lock with nothing filed. */
  overdue?: boolean | undefined
  /** `9月3日 15:02` */
  draftSavedAt?: string | undefined
  /** The main reporter's name when a backup or lead fills it. */
  onBehalfOf?: string | undefined
  /** The backups have been told that it is still owed. */
  backupAsked?: boolean
  /** The office corrects somebody's report. */
  byOffice?: boolean | undefined
  /** Sent back: by whom, why, and until when it is to be made good. */
  returned?: { by: string; reason: string; dueText: string } | undefined
  shiftNote?: string | undefined
  /** 请配合单位补充 can be pressed, or was. */
  request?: 'possible' | 'sent' | undefined
}

const stateLine = (v: WeeklyFormView): string | undefined => {
  if (v.byOffice) return officeCorrects
  if (v.returned) return undefined
  if (v.correction) return v.rev > 0 ? t.correctionLine : t.supplementLine
  if (v.editing) return t.editingLine(v.rev)
  return v.overdue ? t.overdueLine : undefined
}

/** What is kept and not handed in, of a week or a month; a filed report stands meanwhile. */
export const keptLine = ({ rev, returned }: Pick<WeeklyFormView, 'rev' | 'returned'>, at: string): string => {
  if (returned) return t.backKeptLine(at)
  return rev > 0 ? t.changeKeptLine(at, rev) : t.draftLine(at)
}

export const weeklyForm = (v: WeeklyFormView): Card => {
  const say = stateLine(v)
  const submit = (
    word: string,
    act: 'submit' | 'save_draft' | 'no_news' | 'drop_change',
    kind?: 'primary',
  ): ButtonSpec => ({
    label: word,
    action: { on: 'weekly', do: act, item: v.item, rev: v.rev },
    ...(kind && { kind }),
  })
  return card({
    title: t.weeklyTitle(v.chainName),
    subtitle: v.periodLabel,
    template: v.faults.length > 0 ? 'red' : v.correction || v.overdue || v.returned || v.byOffice ? 'orange' : 'blue',
    summary: t.formSummary(v.chainName, v.periodLabel),
    elements: [
      ...faultSummary(v.faults),
      // What was sent back has a due time of its own.
      !v.returned && note(v.overdue || v.correction ? t.dueLine(v.dueText) : t.effortLine(v.dueText)),
      ...sentBack(v.returned),
      v.shiftNote !== undefined && note(v.shiftNote),
      say !== undefined && div(say, { colour: 'orange' }),
      v.onBehalfOf !== undefined && v.backupAsked === true && div(t.backupAskedLine(v.onBehalfOf)),
      v.onBehalfOf !== undefined && div(t.behalfLine(v.onBehalfOf)),
      v.draftSavedAt !== undefined && div(keptLine(v, v.draftSavedAt), { colour: 'blue' }),
      form('weekly', weeklyFields(v), [
        submit(buttonWords.submit, 'submit', 'primary'),
        submit(buttonWords.saveDraft, 'save_draft'),
        submit(buttonWords.noNews, 'no_news'),
        ...(v.request === 'possible'
          ? [{ label: s.supplementButtons.request, action: { on: 'supplement', do: 'request', item: v.item } } as const]
          : []),
        ...(v.editing && !v.returned ? [submit(buttonWords.dropChange, 'drop_change')] : []),
      ]),
      v.request === 'sent' && note(s.requestSent),
    ],
  })
}
