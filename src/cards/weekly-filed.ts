import type { WeeklyContent } from '../domain/weekly.ts'
import * as c from '../texts/corrections.ts'
import { changedRisks, updateRisks } from '../texts/risks.ts'
import type { SignWord } from '../texts/sign-off.ts'
import { supportLine, unpickedLine } from '../texts/supplement.ts'
import * as t from '../texts/weekly.ts'
import { askText, askWords, buttonWords, riskWords } from '../texts/words.ts'
import { type Card, card, tag } from './kit/card.ts'
import { type ButtonSpec, buttons, type Element, form, multiSelect } from './kit/controls.ts'
import { type Div, div, heading, hr, type Markdown, note, row, term } from './kit/elements.ts'
import { sentBack } from './return.ts'
import { versionsButton } from './versions.ts'
import { type RiskOption, type TaskOption, taskPicker } from './weekly-fields.ts'

/** Stands in the form's place once the report is in. */
export interface WeeklyFiledView {
  state: 'filed'
  item: string
  chainName: string
  periodLabel: string
  content: WeeklyContent
  /** The tasks it is linked to, with their titles. */
  taskNames?: readonly string[] | undefined
  /** Tasks to be picked from where the form had no room for them. */
  link?: { tasks: readonly TaskOption[]; chosen: readonly string[] } | undefined
  /** What came of what was asked, this week and before. */
  asks?: readonly AskLine[] | undefined
  /** Open risks of which some have changed: which, is picked here. */
  risks?: readonly RiskOption[] | undefined
  /** As it will stand in the digest, cut already; empty for 无新增 without words. */
  headline: string
  headlineCut: boolean
  filedByName: string
  /** The main reporter's name when it was 代报. */
  onBehalfOf?: string | undefined
  /** `9月3日（周四）16:20` */
  sentText: string
  isLate: boolean
  rev: number
  /** Before the lock 修改, after it 更正. */
  canEdit: boolean
  /** When it locks or locked, `9月4日（周五）12:00`. */
  lockText: string
  shiftNote?: string | undefined
  /** Why it was corrected. */
  reason?: string | undefined
  /** 待审签, who signed it and when, or 未审签. */
  sign?: { state: SignWord; text: string } | undefined
  /** How many fragments were received and are not in it. */
  unpicked?: number | undefined
  /** Sent back: it is owed again. */
  returned?: { by: string; reason: string; dueText: string } | undefined
}

/** `问题8 已答复`, with the two answers where this is asked. */
export interface AskLine {
  text: string
  answers: readonly ButtonSpec[]
}

const section = (name: string, text: string): (Div | Markdown)[] =>
  text ? [heading(name), div(text, { max: 3000, mark: t.tooLongToShow })] : []

/** The report to read, part by part, with what is about one enterprise: for private eyes. @param tasks as the linked ones are spoken of. */
export const reportBlocks = (
  content: WeeklyContent,
  tasks: readonly string[] = (content.tasks ?? []).map(({ number }) => number),
): ReturnType<typeof section> => {
  const lastPlan = content.lastPlan.slice(0, 3).map((line) => t.lastPlanLine(line.state, line.text))
  const ask = askText(content.askLevel, content.askDetail)
  const nothing = (name: string, word: string) => (content.noNews ? [] : [term(name, word)])
  return [
    ...section(t.fieldWords.progress, content.progress),
    ...section(t.fieldWords.tasks, tasks.join('\n')),
    ...section(t.lastPlanWord, lastPlan.join('\n')),
    ...(ask ? section(t.fieldWords.ask_level, ask) : nothing(t.fieldWords.ask_level, askWords.none)),
    ...(content.risk === 'none'
      ? nothing(t.fieldWords.risk, riskWords.none)
      : [
          row(t.fieldWords.risk, { word: riskWords[content.risk], colour: 'orange' }),
          ...(content.riskDetail === undefined ? [] : [div(content.riskDetail)]),
        ]),
    ...section(t.fieldWords.next_plan, content.nextPlan),
    ...section(t.fieldWords.fragments, (content.support ?? []).map(supportLine).join('\n')),
  ]
}

/** 关联任务, where something else took its place on the form. */
const linkForm = ({ link, item, rev }: WeeklyFiledView): Element[] =>
  link
    ? [
        form(
          'weekly_tasks',
          [heading(t.fieldLabels.tasks), taskPicker(link.tasks, link.chosen)],
          [{ label: t.linkTasks, action: { on: 'weekly', do: 'link_tasks', item, rev } }],
        ),
      ]
    : []

/** Which of the open risks have changed: each then has a form of its own. */
const riskForm = ({ risks = [], item, rev }: WeeklyFiledView): Element[] =>
  risks.length > 0
    ? [
        form(
          'weekly_risks',
          [
            heading(changedRisks),
            multiSelect({
              name: 'risks',
              placeholder: t.placeholders.choose,
              options: risks.map(({ number, label }) => ({ value: number, label })),
              chosen: [],
            }),
          ],
          [{ label: updateRisks, action: { on: 'weekly', do: 'update_risks', item, rev } }],
        ),
      ]
    : []

export const weeklyFiled = (v: WeeklyFiledView): Card => {
  const report = reportBlocks(v.content, v.taskNames)
  return card({
    title: v.returned ? c.returnedTitle(v.chainName) : t.filedTitle(v.chainName),
    subtitle: v.periodLabel,
    template: v.isLate || v.returned ? 'orange' : 'green',
    tags: [tag(t.versionTag(v.rev), 'blue'), v.isLate && tag(t.lateTag, 'orange')],
    summary: v.returned
      ? c.returnedSummary(v.chainName, t.weeklyName(v.periodLabel))
      : t.filedSummary(v.chainName, v.periodLabel),
    elements: [
      ...sentBack(v.returned),
      div(t.filedByLine(v.filedByName, v.onBehalfOf, v.sentText)),
      v.reason !== undefined && div(c.reasonLine(v.reason)),
      v.sign !== undefined && div(v.sign.text, v.sign.state === 'signed' ? {} : { colour: 'orange' }),
      v.isLate && div(t.filedLateLine, { colour: 'orange' }),
      v.shiftNote !== undefined && note(v.shiftNote),
      heading(t.headlineHeading),
      div(v.headline || t.noNewsLine, { colour: 'blue', max: 600 }),
      v.headlineCut && note(t.headlineCutLine),
      hr(),
      ...(report.length > 0 ? [...report, hr()] : []),
      ...(v.asks ?? []).flatMap(({ text, answers }) => [
        div(text),
        ...(answers.length > 0 ? [buttons(...answers)] : []),
      ]),
      v.unpicked !== undefined && v.unpicked > 0 && note(unpickedLine(v.unpicked)),
      ...linkForm(v),
      ...riskForm(v),
      note(t.lockLine(v.lockText, v.canEdit)),
      buttons(
        {
          label: v.returned ? c.correctionButtons.supplement : v.canEdit ? buttonWords.edit : buttonWords.correct,
          action: { on: 'weekly', do: 'edit', item: v.item, rev: v.rev },
          ...(v.returned && { kind: 'primary' as const }),
        },
        ...(v.rev > 1 ? [versionsButton(v.item)] : []),
      ),
    ],
  })
}
