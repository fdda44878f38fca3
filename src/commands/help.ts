import type { Suggestion } from '../cards/answer.ts'
import { helpCard } from '../cards/help.ts'
import { wishesCard } from '../cards/wishes.ts'
import { asksToJoin } from '../domain/joining-words.ts'
import { nearestWords } from '../domain/names.ts'
import { splitCommand } from '../domain/normalise.ts'
import { chainsFor } from '../domain/rights.ts'
import { plainTalk } from '../domain/words/clean.ts'
import { bySound, heardWords } from '../domain/words/sounds.ts'
import { nearConfirm } from '../texts/answers.ts'
import { likewise } from '../texts/commands.ts'
import { stranger, whoHelps } from '../texts/refusals.ts'
import { knock } from '../usecases/people/knock.ts'
import { allKinds } from '../usecases/records/kinds.ts'
import { helpers } from '../usecases/refuse.ts'
import { soundOf } from '../usecases/words/pinyin.ts'
import type { Answer, Asked, Command } from './command.ts'
import { findCommand } from './find-command.ts'
import { say } from './refused.ts'
import { understand } from './understood.ts'
import { chainsOpenTo } from './which-chain.ts'
import { wishesOf } from './wishes.ts'

/** Commands this person may use somewhere; rights of no chain show nothing. */
const openTo = (asked: Asked, commands: readonly Command[]): Command[] =>
  commands.filter(({ action, orElse = action }) =>
    [action, orElse].some((one) => {
      const chains = chainsFor(asked.actor, one)
      return chains === 'all' || chains.length > 0
    }),
  )

const lineOf = ({ usage, summary }: Command) => ({ usage, summary })

/** The kinds of the ledger are written alike: the first is told in full, the others in one line behind it. */
const linesOf = (open: readonly Command[]) => {
  const [first, ...others] = open.filter(({ name }) => allKinds.some(({ word }) => word === name))
  return open.flatMap((command) =>
    command === first && others.length > 0
      ? [
          lineOf(command),
          likewise(
            command.name,
            others.map(({ name }) => name),
          ),
        ]
      : others.includes(command)
        ? []
        : [lineOf(command)],
  )
}

/** What this person wants most, by button. @param notYours a button of the menu that is not for them. */
export const showWishes = async (asked: Asked, notYours?: string): Promise<Answer | undefined> => {
  const wishes = await wishesOf(asked)
  if (wishes.length === 0) return undefined
  const who = whoHelps(await helpers(asked.tx, 'office'))
  return { where: hereOrPrivate(asked), content: { card: wishesCard({ wishes, notYours, who }) } }
}

const hereOrPrivate = (asked: Asked): Answer['where'] => (asked.may('help').allow ? 'here' : 'private')

/** 帮助: by what one wants; 更多, how everything this person may do is written, one line each. */
export const createHelp = (commands: () => readonly Command[]): Command => ({
  name: '帮助',
  aliases: ['help', '?', '？', '菜单', '怎么用'],
  summary: '看能做什么',
  usage: '帮助 [更多]',
  action: 'help',
  run: async (asked, words) =>
    (words === '' ? await showWishes(asked) : undefined) ?? (await everything(asked, openTo(asked, commands()))),
})

/** One line for each command that is open, and whom to ask. */
const everything = async (asked: Asked, open: readonly Command[]): Promise<Answer> => {
  const help = await helpers(asked.tx, 'office')
  const who = asked.actor.grants.length === 0 ? stranger(help) : whoHelps(help)
  return { where: hereOrPrivate(asked), content: { card: helpCard({ lines: linesOf(open), who }) } }
}

/** The answer to a word nobody knows: the three nearest commands. */
export const createUnknown = (commands: () => readonly Command[]): Command => ({
  name: '',
  aliases: [],
  summary: '',
  usage: '',
  action: 'help',
  run: async (asked, words) => {
    const open = openTo(asked, commands())
    if (asked.actor.grants.length === 0)
      return asksToJoin(words) ? say(await knock(asked, words, asked.place.kind)) : everything(asked, open)
    const { head } = splitCommand(words)
    const names = open.flatMap((command) => [command.name, ...command.aliases])
    const near = [...new Set(nearestWords(head, names, names.length).map((word) => byWord(open, word)))]
      .flatMap((command) => command ?? [])
      .slice(0, 3)
    const heard = await heardAs(asked, words, open)
    const says = [
      ...(heard === undefined ? [] : [{ label: heard, words: heard }]),
      ...near.filter(({ name }) => name !== heard).map(suggestion),
    ].slice(0, 3)
    // Nobody is corrected before those who report to them.
    const isChief = asked.actor.grants.some(({ role }) => role === 'chief' || role === 'leader')
    return {
      where: isChief ? 'private' : 'here',
      content: {
        card: helpCard({ lines: near.map(lineOf), unknown: { typed: words, says } }),
      },
    }
  },
})

/** What prompts or changes something is asked once more. */
const suggestion = ({ name, summary, showsOnly }: Command): Suggestion => ({
  label: name,
  words: name,
  ...(!showsOnly && { confirm: { title: nearConfirm(name), text: summary } }),
})

/** `装态`, `行天报了没`: what was meant, if a word of ours sounds like what was typed and the whole then means something. */
const heardAs = async (asked: Asked, words: string, open: readonly Command[]): Promise<string | undefined> => {
  if (asked.actor.grants.length === 0) return undefined
  const chains = await chainsOpenTo(asked, 'status')
  const vocabulary = [...open.map(({ name }) => name), ...chains.flatMap(chainWords), ...heardWords]
  const meant = bySound(plainTalk(words), vocabulary, soundOf)
  if (meant === undefined) return undefined
  return findCommand(meant, open) || (await understand(asked, meant)) ? meant : undefined
}

const chainWords = ({ name, aliases }: { name: string; aliases: readonly string[] }): string[] => [name, ...aliases]

const byWord = (commands: readonly Command[], word: string): Command | undefined =>
  commands.find((command) => command.name === word || command.aliases.includes(word))
