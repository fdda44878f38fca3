import { dueAlerts } from '../records/alerts.ts'
import { day, line, must, pick, text } from '../records/field.ts'
import { dueLight } from '../records/light.ts'
import { recordKind } from '../records/record-kind.ts'

/** 对接: what a chain asks of its counterparts in province and city, and they of it. */
export const liaison = recordKind({
  key: 'liaison',
  district: true,
  states: { open: 'active', closed: 'closed', void: 'void' },
  first: 'open',
  fields: [
    must(pick('body', ['省链长', '市链长', '省专班', '市专班', '其他'])),
    must(line('title', 40)),
    text('detail', 200),
    must(day('on', { past: true })),
    day('due'),
  ],
  doubts: (_, { inherits }) => (inherits === false ? 'noCounterpart' : undefined),
  columns: ['body', 'due'],
  shows: ['answer', 'answered_on'],
  corrects: ['on'],
  // What they ask of us is a task from above.
  source: '上级',
  steps: {
    answer: {
      from: ['open'],
      to: 'closed',
      by: 'work',
      asks: [must(text('text', 200)), must(day('on', { past: true }))],
      change: ({ text: answer, on }) => ({ values: { answer, answered_on: on } }),
      tells: ['raiser'],
    },
    to_task: {
      from: ['open'],
      by: 'work',
      opens: 'task',
      fills: ({ title, values, due }) => ({ title, detail: values.detail, due }),
      still: true,
    },
  },
  reply: 'answer',
  alerts: ({ state, due }, at) => (state === 'open' ? dueAlerts(due, at, at.numbers['task-soon']) : []),
  light: ({ state, due }, { today, calendar, numbers }) =>
    state === 'open'
      ? dueLight(due, today, calendar, { soon: numbers['task-soon'], red: numbers['task-red'] })
      : undefined,
})
