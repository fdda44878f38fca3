import * as t from '../texts/assessment.ts'
import { noGradeYet } from '../texts/assessment-sums.ts'
import { type Card, card } from './kit/card.ts'
import { type ButtonSpec, buttons, withButton } from './kit/controls.ts'
import { div, note, row } from './kit/elements.ts'

export interface GradesView {
  year: number
  until: string
  rows: readonly { id: string; chain: string; grade: string | undefined; why: string; points: string | undefined }[]
  page: number
  pages: number
  ofMany: boolean
  /** In private, of whoever may read more than the grade. */
  withPoints: boolean
  mayExport: boolean
  rules: string
}

const said = (about: string, label: string, words: string): ButtonSpec => ({
  label,
  action: { on: 'say', do: 'wish', words },
  about,
})

/** 考核: grades in the order of the chains. A group reads the grade alone. */
export const gradesCard = (v: GradesView): Card => {
  const [first] = v.rows
  const shared = v.rows.length > 1 && v.rows.every(({ why }) => why === first?.why) ? first?.why : undefined
  return card({
    title: t.gradesTitle(v.year),
    subtitle: v.until,
    template: 'blue',
    summary: t.gradesTitle(v.year),
    elements: [
      ...v.rows.map(({ id, chain, grade, why, points }, at) => {
        const line = row(
          chain,
          { word: grade ?? noGradeYet, colour: grade === undefined ? 'grey' : 'blue' },
          [points, shared === undefined ? why : ''].filter(Boolean).join('；'),
          'below',
        )
        return v.withPoints
          ? withButton(line, {
              ...said(`open_${at + 1}`, t.assessmentButtons.open, t.sheetWords(id, v.year)),
              kind: 'quiet',
            })
          : line
      }),
      shared !== undefined && shared !== '' && div(shared),
      v.pages > 1 && note(t.pageLine(v.page, v.pages)),
      v.pages > 1 &&
        buttons(
          ...(v.page > 1 ? [turn(v, 'prev', t.assessmentButtons.previous)] : []),
          ...(v.page < v.pages ? [turn(v, 'next', t.assessmentButtons.next)] : []),
        ),
      v.mayExport &&
        buttons(
          said('table', t.assessmentButtons.table, t.fileWords(t.fileForms.table, v.year)),
          said('notice', t.assessmentButtons.notice, t.fileWords(t.fileForms.notice, v.year)),
          said('city', t.assessmentButtons.city, t.fileWords(t.fileForms.city, v.year)),
        ),
      v.ofMany && note(t.gradesNote),
      note(v.rules),
    ],
  })
}

const turn = ({ year, page }: GradesView, act: 'prev' | 'next', label: string): ButtonSpec => ({
  label,
  action: { on: 'assessment', do: act, year, page },
})

/** What somebody has entered waits for a second person: yes or no. */
export const secondCard = (v: { line: string; ask: string; entry: string; settled?: string }): Card =>
  card({
    title: t.secondTitle,
    template: v.settled === undefined ? 'orange' : 'grey',
    summary: t.secondTitle,
    elements: [
      div(v.line),
      note(v.ask),
      v.settled === undefined
        ? buttons(
            {
              label: t.assessmentButtons.agree,
              action: { on: 'assess-entry', do: 'agree', entry: v.entry },
              kind: 'primary',
            },
            { label: t.assessmentButtons.refuse, action: { on: 'assess-entry', do: 'refuse', entry: v.entry } },
          )
        : div(v.settled),
    ],
  })

/** 公布, before it is done. */
export const issueCard = (v: { year: number; ask: string; said?: string }): Card =>
  card({
    title: t.issueTitle(v.year),
    template: v.said === undefined ? 'orange' : 'green',
    summary: t.issueTitle(v.year),
    elements: [
      div(v.ask),
      v.said === undefined
        ? buttons({
            label: t.assessmentButtons.issue,
            action: { on: 'assessment', do: 'issue', year: v.year, page: 1 },
            kind: 'danger',
            confirm: { title: t.issueTitle(v.year), text: t.issueConfirm },
          })
        : div(v.said),
    ],
  })
