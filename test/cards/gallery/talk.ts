import { bindCard } from '../../../src/cards/bind.ts'
import { helpCard } from '../../../src/cards/help.ts'
import { uncertainCard } from '../../../src/cards/uncertain.ts'
import { whoHelps } from '../../../src/texts/refusals.ts'
import type { Wording } from './texts.ts'

const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))

export const talkGallery = ({ name, line, long }: Wording) => {
  const bind = {
    proposal: 'proposal-1',
    groupName: name,
    targetName: `${name}（链长群）`,
    memberCount: 9,
    notEntitled: [],
    confirmers: '专班负责人或推进办',
    byName: name,
    atText: '9月1日 09:10',
    demo: true,
  }
  const uncertain = {
    outbox: 'outbox-1',
    generation: 1,
    what: line,
    where: name,
    sinceText: '9月4日（周五）08:30',
    byName: name,
    atText: '9月4日 09:40',
  }
  const who = whoHelps({ roles: ['office'], names: [name] })
  return {
    bind: bindCard({ ...bind, state: 'proposed' }),
    'bind, strangers, replacing': bindCard({
      ...bind,
      state: 'proposed',
      replaces: name,
      notEntitled: many(40, () => name),
    }),
    'bind done': bindCard({ ...bind, state: 'done' }),
    'bind cancelled': bindCard({ ...bind, state: 'cancelled' }),
    help: helpCard({
      lines: [
        { usage: '周报', summary: '打开本期填报卡片' },
        { usage: '状态 [产业链]', summary: '查看本期报送状态' },
      ],
      who,
    }),
    'help, a lot': helpCard({ lines: many(60, () => ({ usage: line, summary: line })) }),
    'help, unknown word': helpCard({
      lines: many(5, () => ({ usage: '状态 [产业链]', summary: '查看本期报送状态' })),
      unknown: { typed: long },
    }),
    'help for a stranger': helpCard({ lines: [], who }),
    uncertain: uncertainCard({ ...uncertain, state: 'ask' }),
    'uncertain since a restore, in private': uncertainCard({
      ...uncertain,
      state: 'ask',
      private: true,
      sinceText: undefined,
    }),
    'uncertain, seen': uncertainCard({ ...uncertain, state: 'seen' }),
    'uncertain, resent': uncertainCard({ ...uncertain, state: 'resent' }),
    'uncertain, arrived': uncertainCard({ ...uncertain, state: 'arrived' }),
  }
}
