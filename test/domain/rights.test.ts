import { describe, expect, it } from 'vitest'
import { type Actor, chainRoles, type Place, type Role, type RoleGrant, roles } from '../../src/domain/people.ts'
import type { Right } from '../../src/domain/right.ts'
import { type Action, actions, chainsFor, decide, rights } from '../../src/domain/rights.ts'

const who = (name: string, ...grants: RoleGrant[]): Actor => ({ openId: `ou_${name}`, name, grants })
const 张工 = who('张工', { role: 'reporter', chain: 'aerospace' })
const 李工 = who('李工', { role: 'backup', chain: 'aerospace' })
const 王工 = who('王工', { role: 'reporter', chain: 'cmc' }, { role: 'backup', chain: 'coal-olefin' })
const 秦处 = who('秦处', { role: 'lead', chain: 'aerospace' })
const 冯工 = who('冯工', { role: 'contributor', chain: 'aerospace' })
const 链长甲 = who('链长甲', { role: 'chief', chain: 'aerospace' })
const 吴工 = who('吴工', { role: 'office' })
const 区领导 = who('区领导', { role: 'leader' })
const 何工 = who('何工', { role: 'admin' })
const 路人 = who('路人')

const p2p: Place = { kind: 'p2p' }
const chiefGroup: Place = { kind: 'group', chatId: 'oc_1', use: 'chief', chain: 'aerospace' }
const taskforce: Place = { kind: 'group', chatId: 'oc_2', use: 'taskforce', chain: 'aerospace' }
const officeGroup: Place = { kind: 'group', chatId: 'oc_3', use: 'office' }
const leading: Place = { kind: 'group', chatId: 'oc_4', use: 'leading' }
const unbound: Place = { kind: 'unbound', chatId: 'oc_5' }
const places = [p2p, chiefGroup, taskforce, officeGroup, leading, unbound]

const own = { chain: 'aerospace' }
const other = { chain: 'cmc' }
const all = { all: true }
const allowed = (actor: Actor, action: Action, object = {}, place: Place = p2p) =>
  decide(actor, action, object, place).allow
const may = (actor: Actor, object = {}, place: Place = p2p): Action[] =>
  actions.filter((action) => !hasOwnTable.test(action) && allowed(actor, action, object, place))
/** 风险, 重大事项, 申诉, 清单, 企业, 目标, 指标 and 配套 have theirs in test/records. */
const hasOwnTable = /^(?:risk|matter|appeal|list|firm|figure|pairing|goal|third|duty)-/u

describe('the matrix of rights', () => {
  const hangsOnChain = (role: Role) => chainRoles.some((one) => one === role)
  const cells = roles.flatMap((role) => actions.map((action) => [role, action] as const))

  it.each(cells)('%s · %s follows the table', (role, action) => {
    const right: Right = rights[action]
    const reach = right.everyone ? 'all' : right.cells[role]
    const actor = who('某人', hangsOnChain(role) ? { role, chain: 'aerospace' } : { role })
    expect(allowed(actor, action, own)).toBe(reach !== undefined)
    expect(allowed(actor, action, other)).toBe(reach === 'all')
    expect(allowed(actor, action, all)).toBe(reach === 'all')
    for (const place of places) {
      const decision = decide(actor, action, own, place)
      const showing = { p2p: 'here', unbound: right.unbound } as const
      const inGroup = {
        chief: right.chainGroup,
        taskforce: right.chainGroup,
        office: right.officeGroup,
        leading: right.leadingGroup,
      }
      const expected = place.kind === 'group' ? inGroup[place.use] : showing[place.kind]
      if (reach === undefined) expect(decision).toEqual({ allow: false, reason: 'no-role', who: right.helper })
      else if (expected === 'refused') expect(decision).toEqual({ allow: false, reason: 'place', who: right.helper })
      else expect(decision).toMatchObject({ allow: true, where: expected })
    }
  })

  it('gives a chain role without a chain nothing', () => {
    expect(may(who('某人', { role: 'reporter' }))).toEqual(['help'])
  })
})

/** 问题, 需求, 诉求 are alike. */
const cases = (...verbs: ('see' | 'raise' | 'work' | 'check' | 'steer')[]): Action[] =>
  (['problem', 'need', 'request'] as const).flatMap((kind) => verbs.map((verb) => `${kind}-${verb}` as const))

/** 经验, 调研, 对接, 文件 and 会议, in this order. */
const ofOffice = (
  of: Partial<Record<'experience' | 'visit' | 'liaison' | 'doc' | 'meeting', readonly Verb[]>>,
): Action[] => [
  ...(of.experience ?? []).map((verb) => `experience-${verb}` as const),
  ...(of.experience ? (['experience-adopted'] as const) : []),
  ...(['visit', 'liaison', 'doc', 'meeting'] as const).flatMap((kind) =>
    (of[kind] ?? []).map((verb) => `${kind}-${verb}` as const),
  ),
]
const taskForce = ['see', 'raise'] as const
const everyVerb = ['see', 'raise', 'work', 'check', 'steer'] as const
type Verb = (typeof everyVerb)[number]

describe('the rows of decision 16, by hand', () => {
  it('lets the task force of a chain work for that chain alone', () => {
    expect(may(张工, own)).toEqual([
      ...(['file', 'read-own-reports', 'status', 'look-back', 'map', 'leave'] as const),
      ...(['assessment', 'assessment-grade', 'task-see', 'task-raise'] as const),
      ...cases('see', 'raise'),
      ...ofOffice({ experience: taskForce, visit: taskForce, liaison: taskForce, doc: taskForce, meeting: ['see'] }),
      ...(['checkup', 'sensitive-see', 'help'] as const),
    ])
    expect(may(李工, own).filter((action) => action !== 'supplement')).toEqual(may(张工, own))
    expect(may(冯工, own)).toEqual(['supplement', 'read-own-fragments', 'status', 'help'])
    expect(may(链长甲, own)).toEqual([
      'read-own-reports',
      'status',
      'look-back',
      'export',
      'map',
      'instruct',
      'push',
      ...(['assessment', 'assessment-grade', 'assessment-score'] as const),
      ...(['task-see', 'task-check', 'instruction-see'] as const),
      ...cases('see', 'check'),
      ...ofOffice({
        experience: ['see'],
        visit: ['see', 'raise', 'check'],
        liaison: ['see', 'raise', 'check'],
        doc: ['see', 'check'],
        meeting: ['see', 'check'],
      }),
      'checkup',
      'sensitive-see',
      'help',
    ])
    expect(may(秦处, own)).toEqual([
      ...(['file', 'sign', 'read-own-reports', 'supplement', 'status', 'nudge', 'look-back', 'export', 'map'] as const),
      ...(['members-see', 'bind-confirm', 'leave', 'assessment', 'assessment-grade'] as const),
      ...(['task-see', 'task-raise', 'instruction-see'] as const),
      ...cases('see', 'raise'),
      ...ofOffice({ experience: taskForce, visit: taskForce, liaison: taskForce, doc: taskForce, meeting: taskForce }),
      ...(['checkup', 'sensitive-see', 'help'] as const),
    ])
    for (const actor of [张工, 李工, 冯工, 链长甲, 秦处]) expect(may(actor, other)).toEqual(['help'])
  })

  it('lets the office see all and file for none', () => {
    const expected: Action[] = [
      'correct',
      'return',
      'exempt',
      'read-own-reports',
      'status',
      'nudge',
      'look-back',
      'export',
      'map',
      'digest',
      'bulletin',
      'settings',
      'members-see',
      'members-propose',
      'bind-propose',
      'bind-confirm',
      'naming',
      'burden',
      ...(['assessment', 'assessment-grade', 'assessment-keep'] as const),
      'audit-content',
      ...(['task-see', 'task-raise', 'task-work', 'task-check', 'task-steer'] as const),
      ...(['instruction-see', 'instruction-work', 'instruction-steer'] as const),
      ...cases('see', 'raise', 'work', 'check', 'steer'),
      ...ofOffice({ experience: everyVerb, visit: everyVerb, liaison: everyVerb, doc: everyVerb, meeting: everyVerb }),
      'checkup',
      'sensitive-see',
      'help',
    ]
    expect(may(吴工, all)).toEqual(expected)
    expect(allowed(吴工, 'file', own)).toBe(false)
    expect(allowed(吴工, 'instruct', own)).toBe(false)
    expect(allowed(吴工, 'members-grant')).toBe(false)
  })

  it('shows an admin no report content', () => {
    expect(may(何工)).toEqual([
      ...['settings', 'members-see', 'members-grant', 'bind-start', 'secret-markers', 'audit-system', 'help'],
    ])
    for (const action of ['read-own-reports', 'status', 'look-back', 'export', 'digest', 'audit-content'] as const) {
      expect(decide(何工, action, all, p2p)).toEqual({ allow: false, reason: 'no-role', who: 'office' })
    }
  })

  it('lets 领导小组 read and instruct, not export', () => {
    expect(may(区领导, all)).toEqual([
      ...(['read-own-reports', 'status', 'look-back', 'map', 'instruct'] as const),
      ...(['assessment', 'assessment-grade', 'assessment-score', 'task-see', 'instruction-see'] as const),
      ...cases('see'),
      ...ofOffice({ experience: ['see'], visit: ['see'], liaison: ['see'], doc: ['see'], meeting: ['see'] }),
      'checkup',
      'help',
    ])
  })

  it('gives a stranger help and the office to ask, everywhere', () => {
    for (const place of places) {
      expect(may(路人, own, place)).toEqual(['help'])
      expect(decide(路人, 'help', {}, place)).toEqual({ allow: true, where: 'here', as: 'none' })
    }
    expect(decide(路人, 'members-grant', {}, p2p)).toEqual({ allow: false, reason: 'no-role', who: 'office' })
  })

  it('adds up the roles of one person', () => {
    const both = who('吴工', { role: 'office' }, { role: 'admin' })
    expect(allowed(both, 'digest') && allowed(both, 'members-grant')).toBe(true)
    expect(decide(王工, 'file', { chain: 'cmc' }, p2p)).toMatchObject({ allow: true, as: 'reporter' })
    expect(decide(王工, 'file', { chain: 'coal-olefin' }, p2p)).toMatchObject({ allow: true, as: 'backup' })
    expect(decide(王工, 'file', own, p2p)).toEqual({ allow: false, reason: 'other-chain', who: 'lead' })
  })

  it('knows for which chains', () => {
    expect(chainsFor(王工, 'file')).toEqual(['cmc', 'coal-olefin'])
    expect(chainsFor(吴工, 'status')).toBe('all')
    expect(chainsFor(何工, 'look-back')).toEqual([])
    expect(chainsFor(路人, 'help')).toBe('all')
  })
})

describe('places', () => {
  it('keep full texts and forms out of every chain group', () => {
    for (const place of [chiefGroup, taskforce]) {
      for (const action of ['file', 'look-back', 'read-own-reports', 'leave'] as const) {
        expect(decide(张工, action, own, place)).toMatchObject({ allow: true, where: 'private' })
      }
      expect(decide(吴工, 'nudge', own, place)).toMatchObject({ where: 'private' })
      expect(decide(链长甲, 'instruct', own, place)).toMatchObject({ where: 'private' })
    }
  })

  it('show the state of the group’s own chain in its group, another chain in private', () => {
    expect(decide(张工, 'status', {}, chiefGroup)).toEqual({ allow: true, where: 'here', as: 'reporter' })
    expect(decide(吴工, 'status', own, taskforce)).toMatchObject({ where: 'here' })
    expect(decide(吴工, 'status', other, taskforce)).toMatchObject({ where: 'private' })
    expect(decide(吴工, 'status', all, chiefGroup)).toMatchObject({ where: 'private' })
  })

  it('read a command without a chain as about the chain of the group', () => {
    expect(decide(王工, 'status', {}, p2p)).toMatchObject({ allow: true })
    expect(decide(王工, 'status', {}, chiefGroup)).toEqual({ allow: false, reason: 'other-chain', who: 'office' })
  })

  it('show the office’s work in the office group', () => {
    for (const action of ['status', 'nudge', 'digest', 'export', 'members-see'] as const) {
      expect(decide(吴工, action, all, officeGroup)).toMatchObject({ allow: true, where: 'here' })
    }
    expect(decide(何工, 'audit-system', {}, officeGroup)).toMatchObject({ where: 'private' })
    expect(decide(区领导, 'status', all, leading)).toMatchObject({ where: 'here' })
    expect(decide(区领导, 'look-back', all, leading)).toMatchObject({ where: 'private' })
  })

  it('leave nothing but help and binding in a group that is not bound', () => {
    for (const actor of [张工, 秦处, 链长甲, 区领导, 吴工, 何工]) {
      const here = may(actor, own, unbound)
      expect(here.filter((action) => action !== 'help' && !action.startsWith('bind-'))).toEqual([])
    }
    expect(may(何工, own, unbound)).toEqual(['bind-start', 'help'])
    expect(decide(吴工, 'status', all, unbound)).toEqual({ allow: false, reason: 'place', who: 'office' })
  })
})
