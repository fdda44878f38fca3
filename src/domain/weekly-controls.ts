import { planStates, type WeeklyTyped } from './weekly.ts'

/** No weekly card has more. */
export const mostControls = 9
/** progress, ask_level, ask_detail, risk, next_plan */
const always = 5

export const lastPlanFields = ['last_plan_1', 'last_plan_2', 'last_plan_3'] as const

/** 风险说明 comes once 有新增 was sent or words about a risk are there: nobody else meets the box. */
export const hasRiskBox = ({ risk, risk_detail }: WeeklyTyped): boolean => risk === 'new' || risk_detail !== undefined

/** Pickers that give way where a card would have too many controls; each keeps what was picked. */
export interface GivenWay {
  fragments: boolean
  /** 关联任务 goes to the filed card wherever the fragments are on the form, or a reason is asked. */
  tasks: boolean
  /** Lines of the last plan that are answered, the last ones first. */
  lastPlan: readonly (typeof lastPlanFields)[number][]
}

/** What gives way on a card drawn with this filling. Asked once more when the form comes back: an absent picker may have been emptied or not been there. */
export const givenWay = (
  typed: WeeklyTyped,
  form: { lastPlan: number; support: number; tasks: number; reasonAsked: boolean },
): GivenWay => {
  const lines = lastPlanFields.slice(0, form.lastPlan)
  const answered = lines.filter((field) => planStates.some((state) => state === typed[field]))
  const wantsTasks = form.tasks > 0 && form.support === 0 && !form.reasonAsked
  const offered = Number(form.support > 0 || wantsTasks)
  const wanted = always + lines.length + Number(hasRiskBox(typed)) + Number(form.reasonAsked) + offered
  const over = Math.max(0, wanted - mostControls)
  // What units have added since is why many reports are opened again; what became of last week's plan has been said.
  const picker = offered > 0 && over > 0 && (form.reasonAsked || over > answered.length)
  const left = over - Number(picker)
  const fragments = picker && form.support > 0
  return {
    fragments,
    tasks: form.tasks > 0 && (!wantsTasks || picker),
    lastPlan: left > 0 ? answered.slice(-left) : [],
  }
}
