import { leaveCard } from '../../../src/cards/leave.ts'
import { namingCard } from '../../../src/cards/naming.ts'
import { reminderCard } from '../../../src/cards/reminder.ts'
import { laterChoices } from '../../../src/domain/later-words.ts'
import { nudgeReturned } from '../../../src/texts/corrections.ts'
import { movedLine, unaffected } from '../../../src/texts/leave.ts'
import { promptTitles } from '../../../src/texts/prompts.ts'
import { namingEarlier, namingLine } from '../../../src/texts/quiet.ts'
import { firstReminder, secondReminder } from '../../../src/texts/reminders.ts'
import { many, type Wording } from './texts.ts'

/** 请假, 稍后 and 点名. */
export const quietGallery = ({ name, line }: Wording) => {
  const due = '10月8日（周四）18:00'
  const leave = {
    leave: 'leave-1',
    name,
    span: '10月8日（周四）至10月12日（周一），共 5 天',
    standIns: [
      { chain: name, who: `备报${name}` },
      { chain: name, who: unaffected(name) },
    ],
    moved: [movedLine({ chain: name, week: '第40–41周', due, who: `备报${name}` })],
    replaces: [],
    back: '10月13日（周二）起恢复由您填报。',
  } as const
  const reminder = { chainName: name, weekLabel: '第36周', item: 'weekly/2026-W36/aerospace' } as const
  const words = { chain: name, period: '第36周', due: '9月3日（周四）18:00' }
  const naming = {
    naming: 'naming-1',
    line: namingLine({ chain: name, week: '第36周', due: words.due, reason: line, office: '产业链推进办' }),
    reason: line,
    groupName: name,
    use: 'taskforce',
    canSwitch: true,
    withPerson: false,
    canName: true,
  } as const
  const settled = { byName: name, atText: '9月4日 09:00' } as const
  return {
    leave: leaveCard({ ...leave, state: 'proposed' }),
    'leave, replacing, a lot': leaveCard({
      ...leave,
      state: 'proposed',
      replaces: ['9月2日至9月4日'],
      standIns: many(20, () => ({ chain: name, who: name })),
      moved: many(20, () => line),
    }),
    'leave that moves nothing': leaveCard({ ...leave, state: 'proposed', moved: [] }),
    'leave confirmed': leaveCard({ ...leave, state: 'confirmed', atText: '9月28日 12:30' }),
    'leave dropped': leaveCard({ ...leave, state: 'dropped', standIns: [], moved: [], back: undefined }),
    'reminder, first': reminderCard({
      ...reminder,
      text: firstReminder(words),
      answers: { change: false, noNews: 0, backup: name, asked: [] },
      choices: laterChoices.map((later) => ({ later, value: 'time' in later ? later.time : `${later.minutes}分钟` })),
    }),
    'reminder, moved': reminderCard({ ...reminder, text: firstReminder(words), choices: [], chosen: '15:30' }),
    'reminder, last': reminderCard({
      ...reminder,
      text: secondReminder(words),
      answers: { change: false, noNews: 0, asked: many(3, () => name) },
    }),
    'nudge of what was sent back': reminderCard({
      ...reminder,
      title: promptTitles.nudge,
      text: nudgeReturned({ by: name, chain: name, week: '第36周', due: words.due }),
      answers: { change: true, backup: name, asked: [] },
    }),
    'reminder, filed': reminderCard({ ...reminder, ended: 'filed' }),
    'reminder, locked': reminderCard({ ...reminder, ended: 'missed' }),
    naming: namingCard({ ...naming, state: 'proposed' }),
    'naming with the person': namingCard({ ...naming, state: 'proposed', use: 'chief', withPerson: true }),
    'naming of the week before': namingCard({
      ...naming,
      state: 'proposed',
      earlier: namingEarlier('第37周', '9月10日（周四）18:00', '第36周'),
    }),
    'naming, second click': namingCard({ ...naming, state: 'confirm' }),
    'naming, perhaps said before': namingCard({ ...naming, state: 'proposed', mayBeSaid: true }),
    'naming said': namingCard({ ...naming, ...settled, state: 'said' }),
    'naming cancelled': namingCard({ ...naming, ...settled, state: 'cancelled' }),
  }
}
