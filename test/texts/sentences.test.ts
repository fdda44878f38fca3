import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textParts } from '../../emulator/server/content/live-text.ts'
import { roles } from '../../src/domain/people.ts'
import type { FieldFault, WeeklyField } from '../../src/domain/weekly.ts'
import * as alarms from '../../src/texts/alarms.ts'
import * as corrections from '../../src/texts/corrections.ts'
import { countsLine, mergedThreadLine, otherAsks, planCounts, weeklySource } from '../../src/texts/digest.ts'
import { greeting } from '../../src/texts/greeting.ts'
import * as leave from '../../src/texts/leave.ts'
import { matchDone } from '../../src/texts/matching.ts'
import { monthGroupMissing, monthNudge, monthNudgeReturned, monthReminder } from '../../src/texts/monthly-reminders.ts'
import { monthToasts } from '../../src/texts/monthly-toasts.ts'
import { alsoOwed } from '../../src/texts/other-kinds.ts'
import { lines, nameList, type Sentence, safe, sentence } from '../../src/texts/plain.ts'
import * as quiet from '../../src/texts/quiet.ts'
import * as refusals from '../../src/texts/refusals.ts'
import * as reminders from '../../src/texts/reminders.ts'
import * as signOff from '../../src/texts/sign-off.ts'
import * as supplement from '../../src/texts/supplement.ts'
import { nudged, toasts } from '../../src/texts/toasts.ts'
import { faultText, fieldWords, placeholders } from '../../src/texts/weekly.ts'
import { roleWords } from '../../src/texts/words.ts'

const wildName = '<at user_id="all"></at>\n张工<b>\u202e[点](https://e.cn)@_all&lt;b&gt;'
const helpers = { roles: ['office'], names: ['吴工（虚构）', '郑工（虚构）'] } as const
const week = { by: wildName, chain: wildName, week: '第36周' }
const due = { chain: wildName, period: '第36周', due: '9月3日（周四）18:00' }

const messages: [string, string][] = Object.entries({
  'first reminder': reminders.firstReminder(due),
  'second reminder': reminders.secondReminder(due),
  'notice to the backup': reminders.backupNotice({ ...due, main: wildName }),
  nudge: reminders.nudge({ ...due, by: wildName }),
  'leave notice': leave.leaveNotice({ person: wildName, span: '10月8日至10月12日', chain: wildName }),
  'in somebody’s place': leave.inPlaceOf(wildName, '2026-10-12'),
  'back from leave': leave.welcomeBack(wildName, [wildName]),
  'stand-in free': leave.standInFree(wildName, [wildName]),
  'stand-in not needed': leave.standInNotNeeded(wildName, [wildName]),
  'nobody stands in': leave.nobodyStandsIn(wildName),
  'nobody will stand in': leave.nobodyWill({ chain: wildName, person: wildName, span: '10月8日至10月12日' }),
  'no stand-in': leave.notAStandIn(wildName, [wildName], helpers),
  'reminder moved': quiet.laterMoved(wildName, '15:30'),
  'reminder not moved': quiet.laterNotMoved(wildName, 'none-left'),
  'push as it is': quiet.pushNow(wildName, 'needed'),
  'push turned down': quiet.pushSet.needed(wildName),
  'not named': quiet.namingNot.named(wildName),
  named: quiet.namingLine({
    chain: wildName,
    week: '第36周',
    due: '9月3日（周四）18:00',
    reason: wildName,
    office: wildName,
    person: wildName,
  }),
  greeting: greeting(wildName, [wildName]),
  'greeting of a stranger': greeting(wildName, []),
  'fallback of a card': reminders.cardFallback(wildName),
  'group lost': alarms.groupLost(wildName, wildName),
  'person unreachable': alarms.personUnreachable(wildName, wildName),
  'no reporter': alarms.noReporter(wildName),
  'no chief group': alarms.chiefGroupMissing(wildName),
  risk: alarms.riskReported({ chain: wildName, period: '第36周', state: 'new', by: wildName }),
  'refused by Feishu': alarms.sendRefused({ what: wildName, where: wildName, why: wildName }),
  'given up': alarms.sendUnclear({ what: wildName, where: wildName, why: alarms.unknownAnswer('239998') }),
  'card not updated': alarms.cardNotUpdated({ what: wildName, where: wildName, why: alarms.noAnswer }),
  'member joined': alarms.memberJoined(wildName, [wildName]),
  'unknown chain': refusals.unknownChain([wildName]),
  'which chain': refusals.whichChain([wildName, wildName], wildName),
  'corrected by the office': corrections.correctedByOffice({
    ...week,
    report: '第36周工作动态',
    query: '第36周',
    rev: 2,
    reason: wildName,
  }),
  'not filed again': corrections.notRefiled({
    ...week,
    report: '第36周工作动态',
    query: '第36周',
    due: '9月7日（周一）09:30',
    reason: wildName,
  }),
  'nudge for a month': monthNudge({ by: wildName, chain: wildName, month: '9月', due: due.due }),
  'nudge for a returned month': monthNudgeReturned({ by: wildName, chain: wildName, month: '9月', due: due.due }),
  'month owed as well': alsoOwed('9月月报', 2, `催报 ${wildName} 月报`),
  'nudge for a returned one': corrections.nudgeReturned({ ...week, due: '9月7日（周一）09:30' }),
  exempted: corrections.exempted({ by: wildName, chain: wildName, report: '第36周工作动态', reason: wildName }),
  'exempt no more': corrections.restored({ by: wildName, chain: wildName, report: '9月月报', due: due.due }),
  'corrected in a digest': corrections.withReason(sentence`更正已并入（v2）`, wildName),
  ...Object.fromEntries(
    Object.entries(corrections.notPossible).map(([why, text]) => [`not possible: ${why}`, text(wildName, '2026-W36')]),
  ),
  'nobody signs': signOff.nobodySigns(wildName, '第36周', false),
  'nobody signs, away': signOff.nobodySigns(wildName, '第36周', true),
  'sign-off switched on': signOff.switched(wildName, true),
  'sign-off switched off': signOff.switched(wildName, false),
  'sign-off as it was': signOff.switchedBefore(wildName, true),
  'more of the units': supplement.newFragments(wildName, '第36周'),
  'month reminder': monthReminder({ chain: wildName, month: '9月', due: due.due, begun: true }),
  'no group for the month': monthGroupMissing(wildName),
  'several chains': refusals.oneChainEach([wildName, wildName]),
  'pairs proposed': matchDone({ scope: wildName, demands: 2, supplies: 3, made: [wildName], left: 1 }),
  'no right': refusals.noRight('digest', { roles: ['office'], names: [wildName] }),
})

describe.each(messages)('the message "%s"', (_, text) => {
  test('lets no markup of a name into plain text', () => {
    expect(text).not.toMatch(/[<>\u202e[\]]|:\/\/|@_|&lt;/)
    expect(textParts(text).map(({ kind }) => kind)).toEqual(['words'])
    expect(text).toContain('张工')
  })

  test('is short', () => {
    expect(text.length).toBeLessThan(400)
  })
})

describe('a sentence', () => {
  test('is no bare string: the compiler says so', () => {
    // @ts-expect-error whatever was typed has to go through `sentence` first
    const bare: Sentence = 'x'
    expect(sentence`「${bare}」`).toBe('「x」')
  })

  test('is made in one file, and the body of a text message in one', () => {
    const folder = new URL('../../src/', import.meta.url)
    const makes = (pattern: RegExp) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts') && pattern.test(readFileSync(new URL(file, folder), 'utf8')))
        .map((file) => file.replaceAll('\\', '/'))
    expect(makes(/\bas Sentence\b/)).toEqual(['texts/plain.ts'])
    expect(makes(/\bas TextBody\b/)).toEqual(['usecases/say.ts'])
    expect(makes(/JSON\.stringify\(\{ text\b/)).toEqual(['usecases/say.ts'])
  })

  test('holds nothing live, whatever is put in, and two harmless words make no address', () => {
    const bits = [
      '<at user_id="all">',
      '</at>',
      '[',
      '](',
      ')',
      'http',
      ':',
      '//',
      'e',
      '.',
      'cn',
      '@',
      '_all',
      '&',
      'lt;',
      '甲',
      ' ',
      '\n',
      '\u200b',
    ]
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...bits) }),
        fc.string({ unit: fc.constantFrom(...bits) }),
        (a, b) => {
          const said = sentence`看${a}${b}。`
          expect(textParts(said).map(({ kind }) => kind)).toEqual(['words'])
          expect(said).not.toMatch(/@_|&lt;|\n/)
          expect(sentence`${said}`, 'twice is once').toBe(said)
        },
      ),
    )
  })

  test('keeps what is plain', () => {
    const plain = '第 36 周：张工、李工（虚构）3.5 亿元，9:30，v1.2，2026-W36.xlsx，A/B @张工'
    expect(sentence`${plain}`).toBe(plain)
    expect(lines([sentence`一`, sentence`二`])).toBe('一\n二')
  })
})

describe('a refusal', () => {
  test.each([
    refusals.noRight('file', helpers),
    refusals.stranger(helpers),
    refusals.notHere(helpers),
    refusals.foreignGroup(helpers),
    refusals.onlyBackups(helpers),
    refusals.ourFault({ sent: '9月2日 15:00', code: 'evt-1' }, helpers),
  ])('says who can help: %s', (text) => {
    expect(text).toContain('请找推进办（吴工（虚构）、郑工（虚构））')
  })

  test('names the post alone where nobody holds it', () => {
    expect(refusals.whoHelps({ roles: ['lead', 'office'] })).toBe('请找专班负责人或推进办。')
    expect(refusals.whoHelps({ roles: [] })).toBe('请找推进办。')
  })

  test('has a word for every post', () => {
    expect(roles.map((role) => roleWords[role]).every(Boolean)).toBe(true)
  })
})

describe('a fault', () => {
  const reasons: FieldFault['reason'][] = [
    'missing',
    'too-long',
    'too-many-lines',
    'line-too-long',
    'not-an-option',
    'detail-needed',
    'not-text',
    'last-plan-state-needed',
  ]
  const fields = Object.keys(fieldWords) as WeeklyField[]

  test.each(fields.flatMap((field) => reasons.map((reason) => [field, reason] as const)))(
    'of %s, %s, has a sentence with and without numbers',
    (field, reason) => {
      for (const fault of [
        { field, reason },
        { field, reason, limit: 3, actual: 5 },
      ]) {
        expect(faultText(fault)).toMatch(/^[^a-z]+。$/)
      }
    },
  )

  test('says what is there and what may be', () => {
    expect(faultText({ field: 'progress', reason: 'too-long', limit: 300, actual: 324 })).toBe(
      '本周进展有 324 字，最多 300 字，请删短。',
    )
    expect(faultText({ field: 'next_plan', reason: 'line-too-long', limit: 40, actual: 41 })).toBe(
      '下周计划中一行有 41 字，最多 40 字，请删短或分行。',
    )
  })
})

describe('short sentences', () => {
  test('placeholders fit the hundred characters and give an example', () => {
    for (const text of [placeholders.progress, placeholders.nextPlan, placeholders.askDetail]) {
      expect(text.length).toBeLessThanOrEqual(100)
      expect(text).toContain('例：')
    }
  })

  test('toasts fit one line of a phone or two', () => {
    for (const { content } of [
      ...Object.values(toasts),
      ...Object.values(corrections.correctionToasts),
      ...Object.values(leave.leaveToasts),
      ...Object.values(quiet.namingToasts),
      ...Object.values(signOff.signToasts),
      ...Object.values(supplement.supplementToasts),
      ...Object.values(monthToasts),
      quiet.laterToast('15:30'),
      nudged(4, 0),
      nudged(119, 99),
      nudged(0, 99),
    ])
      expect(content.length).toBeLessThanOrEqual(26)
  })

  test('counts read as in the plan’s digests', () => {
    expect(countsLine({ owed: 4, filed: 3, late: 1, draft: 1, missing: 0, exempt: 0 })).toBe(
      '应报 4　已报 3（逾期 1）　草稿 1　未报 0　免报 0',
    )
    expect(planCounts({ done: 2, going: 0, blocked: 1, cancelled: 0 })).toBe('共 3 项，完成 2、受阻 1')
    expect(otherAsks({ office: 1, leading: 0 })).toBe('另报：请推进办协调 1 件')
    expect(weeklySource(['2026-W40', '2026-W41'], 2, '10月9日 10:00', true)).toBe(
      '周报 2026-W40/2026-W41 v2，10月9日 10:00 报送（逾期补报）',
    )
    expect(mergedThreadLine('煤制烯烃（芳烃）深加工产业链', 2)).toBe('煤制烯烃（芳烃）深加工产业链补报已并入（v2）')
  })

  test('long lists of names end in a count', () => {
    expect(nameList(['张工', '李工'])).toBe('张工、李工')
    expect(nameList(['张工', '李工', '王工'], '人', 2)).toBe('张工、李工等 3 人')
    expect([...safe('龘'.repeat(90))]).toHaveLength(61)
  })

  test('alarms name the next step', () => {
    expect(alarms.clockWrong(6.4)).toContain('本机快')
    expect(alarms.clockWrong(-6.4)).toContain('本机慢')
    expect(alarms.calendarMissing(2027)).toContain('2027')
    expect(alarms.backupFailed('none')).toContain('还没有一份')
    expect(alarms.backupFailed('unseen')).toMatch(/备份目录看不了(?!.*还没有)/)
    expect(alarms.jobSkipped('digest-chief', '9月4日（周五）08:30', 'late')).toBe(
      '【说明】链长群摘要（应于 9月4日（周五）08:30）没有发：错过时间太久。',
    )
  })
})

test('sentences use full-width punctuation beside Chinese words', () => {
  const folder = new URL('../../src/texts/', import.meta.url)
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  )) {
    const code = readFileSync(new URL(file, folder), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    expect(code.match(/\p{Script=Han}[,;?!:()]|[,;?!)(]\p{Script=Han}/gu) ?? [], file).toEqual([])
  }
})
