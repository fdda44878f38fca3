import { type Actor, type Place, type Role, roles } from './people.ts'
import type { Relation } from './records/kind.ts'
import {
  binding,
  chain,
  groupLevel,
  officeWork,
  personal,
  type Right,
  recordRights,
  type Showing,
  withChief,
} from './right.ts'

/**
 * Who may do what, and where the answer may stand. The only place that knows; whatever is not in it is refused.
 * Reporters, backups and leads also file late (补报) and correct (更正) under `file`; `correct` is the office's, with a reason.
 */
export const rights = {
  file: { cells: { reporter: 'own', backup: 'own', lead: 'own' }, helper: 'lead', ...personal },
  correct: { cells: { office: 'all' }, helper: 'office', ...officeWork },
  /** 审签 of what others filed: 同意, or back to them with a reason. */
  sign: { cells: { lead: 'own' }, helper: 'lead', ...personal },
  /** 退回, for lack of substance. */
  return: { cells: { office: 'all' }, helper: 'office', ...officeWork },
  /** 免报 for one period, and its undoing. */
  exempt: { cells: { office: 'all' }, helper: 'office', ...officeWork },
  'read-own-reports': {
    cells: { reporter: 'own', backup: 'own', lead: 'own', chief: 'own', office: 'all', leader: 'all' },
    helper: 'office',
    ...officeWork,
  },
  /** 补充: a line of one's own for a report that others file; its withdrawal. */
  supplement: { cells: { backup: 'own', contributor: 'own', lead: 'own' }, helper: 'lead', ...personal },
  'read-own-fragments': { cells: { contributor: 'own' }, helper: 'lead', ...personal },
  status: {
    cells: {
      reporter: 'own',
      backup: 'own',
      lead: 'own',
      contributor: 'own',
      chief: 'own',
      office: 'all',
      leader: 'all',
    },
    helper: 'office',
    ...groupLevel,
  },
  nudge: { cells: { lead: 'own', office: 'all' }, helper: 'office', ...officeWork },
  'look-back': {
    cells: { reporter: 'own', backup: 'own', lead: 'own', chief: 'own', office: 'all', leader: 'all' },
    helper: 'office',
    ...officeWork,
  },
  export: { cells: { lead: 'own', chief: 'own', office: 'all' }, helper: 'office', ...officeWork },
  /** 图谱: it names firms, and what is at risk at them. */
  map: { cells: { ...chain, chief: 'own', office: 'all', leader: 'all' }, helper: 'office', ...personal },
  digest: { cells: { office: 'all' }, helper: 'office', ...officeWork },
  /** 简报: a form from beginning to end, so never in a group. */
  bulletin: { cells: { office: 'all' }, helper: 'office', ...personal },
  instruct: { cells: { chief: 'own', leader: 'all' }, helper: 'office', ...personal },
  settings: { cells: { office: 'all', admin: 'all' }, helper: 'office', ...officeWork },
  'members-see': { cells: { lead: 'own', office: 'all', admin: 'all' }, helper: 'office', ...officeWork },
  'members-propose': { cells: { office: 'all' }, helper: 'office', ...officeWork },
  'members-grant': { cells: { admin: 'all' }, helper: 'admin', ...personal },
  'bind-propose': { cells: { office: 'all' }, helper: 'admin', ...binding },
  'bind-start': { cells: { admin: 'all' }, helper: 'admin', ...binding },
  'bind-confirm': { cells: { lead: 'own', office: 'all' }, helper: 'office', ...binding },
  leave: { cells: { reporter: 'own', backup: 'own', lead: 'own' }, helper: 'lead', ...personal },
  /** When the digest of a chain is pushed to its chief. Nobody but the chief turns it down. */
  push: { cells: { chief: 'own' }, helper: 'office', ...groupLevel, officeGroup: 'private', leadingGroup: 'private' },
  /** 点名: saying in a group that a chain has not filed. */
  naming: { cells: { office: 'all' }, helper: 'office', ...officeWork },
  /** 减负台账: what the office itself has asked for. */
  burden: { cells: { office: 'all' }, helper: 'office', ...officeWork },
  /** 考核: a chain's sheet with every sum. */
  assessment: {
    cells: { ...chain, chief: 'own', office: 'all', leader: 'all' },
    helper: 'office',
    ...personal,
  },
  /** Its grade, without a point. */
  'assessment-grade': {
    cells: { ...chain, chief: 'own', office: 'all', leader: 'all' },
    helper: 'office',
    ...groupLevel,
  },
  /** What is entered by hand, 公布, and the files. */
  'assessment-keep': { cells: { office: 'all' }, helper: 'office', ...personal },
  /** 打分 once a year. */
  'assessment-score': { cells: { chief: 'own', leader: 'all' }, helper: 'office', ...personal },
  'audit-content': { cells: { office: 'all' }, helper: 'office', ...officeWork },
  /** The list of 涉密标识, and how often one was met. */
  'secret-markers': { cells: { admin: 'all' }, helper: 'admin', ...personal },
  'audit-system': { cells: { admin: 'all' }, helper: 'admin', ...personal },
  ...recordRights('task', groupLevel),
  /** Given under `instruct`; seen by those who read 批示, and by whoever works its task. */
  ...recordRights('instruction', officeWork, {
    see: {
      cells: { lead: 'own', chief: 'own', office: 'all', leader: 'all' },
      relations: ['works'],
      helper: 'office',
      ...officeWork,
    },
    raise: { cells: {}, helper: 'office', ...personal },
    check: { cells: {}, helper: 'office', ...personal },
  }),
  ...recordRights('problem', officeWork),
  ...recordRights('need', officeWork),
  ...recordRights('request', officeWork),
  ...recordRights('risk', officeWork),
  ...recordRights('matter', personal, {
    raise: {
      cells: { reporter: 'own', backup: 'own', lead: 'own', chief: 'own', office: 'all' },
      helper: 'office',
      ...personal,
    },
  }),
  ...recordRights('experience', officeWork, {
    check: { cells: { office: 'all' }, helper: 'office', ...personal },
  }),
  /** Lists of adopted ones. */
  'experience-adopted': {
    cells: { ...chain, chief: 'own', office: 'all', leader: 'all' },
    helper: 'office',
    ...groupLevel,
  },
  ...recordRights('visit', officeWork, { raise: withChief }),
  ...recordRights('liaison', officeWork, { raise: withChief }),
  /** Both sides of a pair are called to it. */
  ...recordRights('pairing', officeWork, {
    see: {
      cells: { ...chain, chief: 'own', office: 'all', leader: 'all' },
      relations: ['works', 'helps', 'raised', 'invited'],
      helper: 'office',
      ...officeWork,
    },
    work: { cells: { office: 'all' }, relations: ['works', 'invited'], helper: 'office', ...personal },
    // What was written down as 已配套 by mistake is opened again by the office.
    check: { cells: { office: 'all' }, helper: 'office', ...personal },
  }),
  ...recordRights('doc', groupLevel),
  ...recordRights('meeting', groupLevel, {
    see: {
      cells: { ...chain, chief: 'own', office: 'all', leader: 'all' },
      relations: ['works', 'helps', 'raised', 'invited'],
      helper: 'office',
      ...groupLevel,
    },
    raise: { cells: { lead: 'own', office: 'all' }, helper: 'office', ...personal },
  }),
  /** To a sheet that was made known: by the chain's own people, answered by the office. */
  ...recordRights('appeal', personal, {
    raise: { cells: { ...chain, chief: 'own' }, helper: 'office', ...personal },
    check: { cells: { office: 'all' }, helper: 'office', ...personal },
  }),
  /** 链主履职. */
  ...recordRights('duty', personal, { check: { cells: {}, helper: 'office', ...personal } }),
  /** 第三方评估分: the office's until it counts; then each chain has it on its own sheet. */
  ...recordRights('third', personal, {
    see: { cells: { office: 'all' }, helper: 'office', ...personal },
    raise: { cells: { office: 'all' }, helper: 'office', ...personal },
    check: { cells: { office: 'all' }, helper: 'office', ...personal },
  }),
  /** Rows of the plan's lists, of every list alike. */
  ...recordRights('list', officeWork, {
    // Which chain's it is, and not whose idea it was.
    see: {
      cells: { ...chain, chief: 'own', office: 'all', leader: 'all' },
      relations: ['works'],
      helper: 'office',
      ...officeWork,
    },
    check: { cells: {}, helper: 'office', ...personal },
  }),
  /** 目标: whose they are measures nobody but the office, which confirms what 考核 goes by. */
  ...recordRights('goal', officeWork, {
    check: { cells: { office: 'all' }, helper: 'office', ...personal },
  }),
  /** 指标: figures of one firm, in private; nobody raises one, the month asks for it. */
  ...recordRights('figure', personal, {
    see: { cells: { ...chain, chief: 'own', office: 'all' }, helper: 'office', ...personal },
    raise: { cells: {}, helper: 'office', ...personal },
    check: { cells: {}, helper: 'office', ...personal },
  }),
  /** 体检: what a chain has of what the plan asks for. */
  checkup: { cells: { ...chain, chief: 'own', office: 'all', leader: 'all' }, helper: 'office', ...groupLevel },
  /** Their sums: by chain, and of few firms as a range only. */
  'figure-totals': {
    cells: { ...chain, chief: 'own', office: 'all', leader: 'all' },
    helper: 'office',
    ...groupLevel,
  },
  /** 企业: one register of the district, which every task force draws on. It holds no figures. */
  ...recordRights('firm', personal, {
    see: {
      cells: { reporter: 'all', backup: 'all', lead: 'all', chief: 'all', office: 'all', leader: 'all' },
      helper: 'office',
      ...personal,
    },
    raise: {
      cells: { reporter: 'all', backup: 'all', lead: 'all', office: 'all' },
      helper: 'office',
      ...personal,
    },
    check: { cells: {}, helper: 'office', ...personal },
  }),
  /** 敏感: in place of a kind's `see`. */
  'sensitive-see': {
    cells: { reporter: 'own', backup: 'own', lead: 'own', chief: 'own', office: 'all' },
    relations: ['owns'],
    helper: 'office',
    ...personal,
  },
  help: { cells: {}, everyone: true, helper: 'office', ...groupLevel, unbound: 'here' },
} as const satisfies Record<string, Right>

export type Action = keyof typeof rights
export const actions = Object.keys(rights) as Action[]

/** What an action is about: one chain, all of them, or neither (see `decide`). */
export interface RightsObject {
  chain?: string
  all?: boolean
  /** How this person stands to the record. */
  relations?: readonly Relation[]
}

export type Decision =
  | {
      allow: true
      /** `private`: answer in the asker's direct message, with one neutral line in the group. */
      where: 'here' | 'private'
      /** The role or relation that gives the right; `none` where everyone has it. */
      as: Role | Relation | 'none'
    }
  | {
      allow: false
      /** A refusal never says whether the thing exists. */
      reason: 'no-role' | 'other-chain' | 'place'
      /** Who can help: 推进办, 管理员, or the 专班负责人 of the chain. */
      who: 'office' | 'admin' | 'lead'
    }

/**
 * The one function that decides. Ask again when a queued message is about to be sent: an hour may have passed.
 * An object with neither `chain` nor `all` means the group's own chain in a chain group, and elsewhere
 * "for at least one chain": whoever then fills in a chain must ask again with it.
 */
export function decide(actor: Actor, action: Action, object: RightsObject, place: Place): Decision {
  const right: Right = rights[action]
  const groupChain = place.kind === 'group' ? place.chain : undefined
  const chain = object.all ? undefined : (object.chain ?? groupChain)
  const role = right.everyone ? 'none' : roleFor(actor, right, { ...object, ...(chain !== undefined && { chain }) })
  const as = role ?? right.relations?.find((one) => object.relations?.includes(one))
  if (as === undefined) {
    const elsewhere = roles.some((role) => right.cells[role] && actor.grants.some((grant) => grant.role === role))
    const stranger = actor.grants.length === 0
    return { allow: false, reason: elsewhere ? 'other-chain' : 'no-role', who: stranger ? 'office' : right.helper }
  }
  const showing = showingIn(right, place, right.everyone === true || (chain !== undefined && chain === groupChain))
  if (showing === 'refused') return { allow: false, reason: 'place', who: right.helper }
  return { allow: true, where: showing, as }
}

/** Chains an action is open for to this person: `all`, or the ids, possibly none. */
export function chainsFor(actor: Actor, action: Action): 'all' | string[] {
  const right: Right = rights[action]
  if (right.everyone || actor.grants.some(({ role }) => right.cells[role] === 'all')) return 'all'
  const own = actor.grants.filter(({ role }) => right.cells[role] === 'own')
  return [...new Set(own.flatMap(({ chain }) => chain ?? []))]
}

function roleFor(actor: Actor, right: Right, object: RightsObject): Role | undefined {
  return roles.find((role) => {
    const reach = right.cells[role]
    if (reach === undefined) return false
    const held = actor.grants.filter((grant) => grant.role === role)
    if (reach === 'all') return held.length > 0
    if (object.all) return false
    return held.some(({ chain }) => chain !== undefined && (object.chain === undefined || chain === object.chain))
  })
}

function showingIn(right: Right, place: Place, ownChain: boolean): Showing {
  if (place.kind === 'p2p') return 'here'
  if (place.kind === 'unbound') return right.unbound
  switch (place.use) {
    case 'office':
      return right.officeGroup
    case 'leading':
      return right.leadingGroup
    case 'chief':
    case 'taskforce':
      return right.chainGroup === 'here' && !ownChain ? 'private' : right.chainGroup
  }
}
