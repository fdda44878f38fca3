import { answerCard } from '../../../src/cards/answer.ts'
import { bindCard } from '../../../src/cards/bind.ts'
import { greetingCard } from '../../../src/cards/greeting.ts'
import { helpCard } from '../../../src/cards/help.ts'
import { knockCard } from '../../../src/cards/knock.ts'
import { relayCard } from '../../../src/cards/relay.ts'
import { uncertainCard } from '../../../src/cards/uncertain.ts'
import { wishesCard } from '../../../src/cards/wishes.ts'
import { whoHelps } from '../../../src/texts/refusals.ts'
import { many, type Wording } from './texts.ts'

export const talkGallery = ({ name, line, long }: Wording) => {
  const bind = {
    proposal: 'proposal-1',
    groupName: name,
    use: 'chief' as const,
    targetName: `${name}（链长群）`,
    memberCount: 9,
    notEntitled: [],
    starter: name,
    starterUncounted: true,
    confirmers: '专班负责人或推进办',
    asked: [name, name],
    buttons: 'none' as const,
    byName: name,
    atText: '9月1日 09:10',
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
  const relay = { name, post: `${name}链长`, atText: '9月4日 10:00', where: '私信', words: line }
  const who = whoHelps({ roles: ['office'], names: [name] })
  return {
    bind: bindCard({ ...bind, state: 'proposed' }),
    'bind, many to confirm': bindCard({ ...bind, state: 'proposed', use: 'office', asked: many(40, () => name) }),
    'bind, nobody to confirm': bindCard({ ...bind, state: 'proposed', use: 'leading', asked: [] }),
    'bind, to whoever started': bindCard({ ...bind, state: 'proposed', use: 'taskforce', buttons: 'cancel' }),
    'bind, strangers, replacing': bindCard({
      ...bind,
      state: 'proposed',
      buttons: 'confirm',
      replaces: name,
      notEntitled: many(40, () => name),
    }),
    'bind done': bindCard({ ...bind, state: 'confirmed' }),
    'bind cancelled': bindCard({ ...bind, state: 'cancelled' }),
    'bind replaced': bindCard({ ...bind, state: 'replaced' }),
    'bind, group gone': bindCard({ ...bind, state: 'gone' }),
    knock: knockCard({ openId: 'ou_demo_c1_main', name, words: long }),
    'knock of somebody unknown': knockCard({ openId: 'ou_demo_c1_main', name: '', words: line }),
    'words of a chief': relayCard({ ...relay, answers: { what: '链长群摘要', about: `${name}，第36周`, ask: long } }),
    'words of a chief, cut': relayCard({ ...relay, words: long.repeat(200).slice(0, 1000), cutAt: 1000 }),
    help: helpCard({
      lines: [
        { usage: '周报', summary: '打开本期填报卡片' },
        { usage: '状态 [产业链]', summary: '查看本期报送状态' },
      ],
      who,
    }),
    'help, by wish': wishesCard({
      wishes: (['file', 'mine', 'fix', 'urgent', 'problem', 'look', 'leave', 'ledger'] as const).map((wish) => ({
        name: wish,
        words: `查 ${name.slice(0, 20)} 近4周`,
      })),
      who,
    }),
    'help, by wish, from the menu': wishesCard({
      wishes: [{ name: 'person', words: '转人工', confirm: { title: line, text: line } }],
      notYours: '汇总',
      who,
    }),
    'help, a lot': helpCard({ lines: many(60, () => ({ usage: line, summary: line })) }),
    'help, unknown word': helpCard({
      lines: many(5, () => ({ usage: '状态 [产业链]', summary: '查看本期报送状态' })),
      unknown: { typed: long, says: many(3, () => ({ label: line, words: '状态' })) },
    }),
    greeting: greetingCard({
      title: '您好',
      hello: line,
      lines: many(8, () => long),
      say: { label: '试一试：看要我办的', words: '我的' },
    }),
    answer: answerCard({
      title: '截止时间',
      lines: many(4, () => line),
      says: many(3, () => ({ label: line, words: '周报', confirm: { title: line, text: line } })),
    }),
    'answer without buttons': answerCard({ title: '上不上班', lines: [long], says: [] }),
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
