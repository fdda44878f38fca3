import { buttonsOf, cardNodes, fieldTags, labelOf } from '../../emulator/server/client/card-nodes.ts'
import type { EmuMessage } from '../../emulator/server/types.ts'
import { sqliteOf } from '../../src/db/sqlite/open.ts'
import { cardText, cardWords } from '../demo/card-text.ts'
import { messageWords } from '../demo/message-words.ts'
import type { Item } from './set.ts'
import { changedTables, type Tables, tablesOf } from './tables.ts'
import { groupOf, openIdOf, type WordsWorld } from './world.ts'

export interface Pressable {
  message: EmuMessage
  name: string
  label: string
}

interface Sent {
  /** A chat or a person. */
  to: string
  words: string
}

/** What came of a message or a press. */
export interface Heard {
  /** New messages and changed cards that the writer reads, in the order they came. */
  answers: EmuMessage[]
  /** What was written to others. Of what was sent twice within an hour Feishu shows the first alone, so these are the bot's own rows. */
  toOthers: Sent[]
  /** Tables in which something was filed, sent or set. */
  changed: string[]
  toast: string
}

const fromBot = ({ sender }: EmuMessage): boolean => sender.type === 'app'

/** Plays items in the world, each from where its hour stands. */
export const createPlayer = (world: WordsWorld) => {
  const { emulator } = world.stage
  const shown = (): Map<string, number> =>
    new Map(emulator.messages().map(({ message_id, history }) => [message_id, history.length]))

  const lastRow = (): number =>
    Number(sqliteOf(world.stage.database).raw.prepare('select max(seq) from outbox').pluck().get())
  const sentToOthers = (item: Item, after: number): Sent[] => {
    const mine = new Set([openIdOf(item), groupOf(item)])
    const rows = sqliteOf(world.stage.database)
      .raw.prepare(
        "select target_type, target_id, chat_id, msg_type, body from outbox left join outbox_body using (seq) where seq > ? and verb <> 'patch'",
      )
      .all(after) as Record<'target_type' | 'target_id' | 'chat_id' | 'msg_type' | 'body', string>[]
    return rows.flatMap((row) => {
      const to = row.target_type === 'message_id' ? row.chat_id : row.target_id
      if (mine.has(to)) return []
      const content = row.msg_type === 'file' ? {} : (JSON.parse(row.body) as Record<string, unknown>)
      return [{ to, words: row.msg_type === 'interactive' ? cardWords(content) : String(content.text ?? row.msg_type) }]
    })
  }

  const heardSince = (
    item: Item,
    { before, tables, row }: { before: Map<string, number>; tables: Tables; row: number },
    toast: string,
  ): Heard => {
    const mine = new Set([emulator.person(openIdOf(item)).p2p(), groupOf(item)])
    return {
      answers: emulator
        .messages()
        .filter((message) => fromBot(message) && before.get(message.message_id) !== message.history.length)
        .filter(({ chat_id }) => mine.has(chat_id)),
      toOthers: sentToOthers(item, row),
      changed: changedTables(tables, tablesOf(sqliteOf(world.stage.database).raw)),
      toast,
    }
  }

  const watched = async (item: Item, act: () => Promise<string>): Promise<Heard> => {
    const since = { before: shown(), tables: tablesOf(sqliteOf(world.stage.database).raw), row: lastRow() }
    const toast = await act()
    await world.stage.settle()
    return heardSince(item, since, toast)
  }

  return {
    /** Says it where nothing has been said yet. */
    async says(item: Item, text: string, replies = item.reply_to !== undefined): Promise<Heard> {
      await world.restore()
      return watched(item, async () => {
        const group = groupOf(item)
        await emulator.person(openIdOf(item)).says(text, {
          ...(group === undefined ? {} : { in: group, mentions: ['bot'] }),
          ...(replies ? { replyTo: world.standing(item) } : {}),
        })
        return ''
      })
    },
    /** The facts of an answer, line by line: the title of a card, its lines without its buttons, the name of a file. */
    facts(message: EmuMessage): string[] {
      const { msg_type, content } = message
      if (msg_type === 'file') return [`file ${emulator.resource(String(content.file_key))?.file_name}`]
      const lines = msg_type === 'interactive' ? cardText(content) : messageWords(message).split('\n')
      return lines
        .map((line) =>
          line
            .replaceAll(/［[^］]*］/gu, '')
            .replace(/^[┌│└]/u, '')
            .trim(),
        )
        .filter(Boolean)
    },
    /** Presses a button of what came; of a form, as it stands. */
    presses: (item: Item, { message, name }: Pressable): Promise<Heard> =>
      watched(item, async () => {
        const click = await emulator.person(openIdOf(item)).clicks(message.message_id, name)
        return click.toast?.content ?? click.blocked ?? ''
      }),
  }
}

export type Player = ReturnType<typeof createPlayer>

export const wordsIn = (messages: readonly EmuMessage[]): string => messages.map(messageWords).join('\n')
export const wordsHeard = ({ answers, toast }: Heard): string => [wordsIn(answers), toast].filter(Boolean).join('\n')

/** Buttons of what came, forms' submits among them. */
export const buttonsIn = ({ answers }: Heard): Pressable[] =>
  answers
    .filter(({ msg_type }) => msg_type === 'interactive')
    .flatMap((message) =>
      buttonsOf(message.content).map(({ node, name }, at) => ({
        message,
        name: name || `#${at}`,
        label: labelOf(node),
      })),
    )

/** What a card asks for: the names of its fields, or, where it has none, of its buttons. */
export const formOf = ({ answers }: Heard): string[] => {
  const nodes = answers
    .filter(({ msg_type }) => msg_type === 'interactive')
    .flatMap(({ content }) => cardNodes(content))
  const names = (wanted: (tag: string) => boolean) =>
    nodes.filter(({ tag, name }) => wanted(tag) && name !== '').map(({ name }) => name)
  const fields = names((tag) => fieldTags.includes(tag))
  return fields.length > 0 ? fields : names((tag) => tag === 'button')
}

export interface OfferedField {
  tag: string
  value: string
}

/** The filled card that is to be confirmed, field by field; undefined where none came. */
export const offerIn = ({ answers }: Heard): Map<string, OfferedField> | undefined => {
  const card = answers.find(
    (message) =>
      message.msg_type === 'interactive' && buttonsOf(message.content).some(({ name }) => name === 'confirm'),
  )
  if (!card) return undefined
  return new Map(
    cardNodes(card.content)
      .filter(({ tag }) => fieldTags.includes(tag))
      .map(({ node, tag, name }) => [name, { tag, value: String(node.default_value ?? node.initial_option ?? '') }]),
  )
}
