import { z } from 'zod'
import { isObject, objects, text } from './json.ts'

const some = z.string().min(1, 'is empty')
const idLike = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}_\\w+$`), { error: ({ input }) => `${input} does not look like ${prefix}_…` })
const openId = idLike('ou')

const app = z
  .strictObject({
    app_id: some.describe('What the bot sends for its token, cli_… at Feishu.'),
    app_secret: some,
    encrypt_key: z.exactOptional(some).describe('Without it deliveries go out in plain JSON, unsigned.'),
    verification_token: some.describe('Stands in the header of every delivery.'),
    bot_open_id: openId,
    bot_name: some,
    scopes: z.exactOptional(z.array(some)).describe('What the app may do; /_emu/coverage tells the routes.'),
    events: z
      .exactOptional(z.array(some))
      .describe('What is delivered. Clicks on cards are card.action.trigger, a callback in the console.'),
    menu: z
      .exactOptional(z.array(z.strictObject({ name: some, event_key: some })))
      .describe("The bot's menu in the direct chat; each item is the event application.bot.menu_v6."),
  })
  .describe('The one app, with its secrets. None of them is real.')

const person = z.strictObject({
  open_id: openId,
  name: some,
  mobile: z.exactOptional(some),
  email: z.exactOptional(some),
  tenant_key: z.exactOptional(some).describe('Of somebody from another company.'),
  available: z.exactOptional(z.boolean()).describe('False: outside the availability of the app. Default true.'),
})

const chat = z.strictObject({
  chat_id: idLike('oc'),
  name: some,
  members: z.array(openId).describe('open_ids of people; the first one owns the group.'),
  bot: z.exactOptional(z.boolean()).describe('True: the bot is inside. Default false.'),
  external: z.exactOptional(z.boolean()),
})

/** A tenant as a file; direct chats come by themselves. `seed.schema.json` is this, for any language. */
export const seedShape = z.strictObject({
  $schema: z.exactOptional(z.string()),
  tenant_key: z.exactOptional(some),
  app,
  people: z.array(person),
  chats: z.array(chat).describe('Groups.'),
})

export type EmulatorSeed = z.infer<typeof seedShape>

/** The shape as JSON Schema, as text that ends in a line break. */
export const seedSchema = (): string =>
  `${JSON.stringify({ title: 'Seed of the local Feishu', ...z.toJSONSchema(seedShape) }, null, 2)}\n`

const twice = (ids: readonly string[]): string[] => [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))]

/** Every fault of a seed; they would show much later otherwise. */
export function seedFaults(seed: unknown): string[] {
  const read = seedShape.safeParse(seed)
  const ofShape = (read.error?.issues ?? []).map(
    ({ path, message }) => `${path.map(String).join('.') || 'the seed'}: ${message}`,
  )
  const { people, chats } = isObject(seed) ? seed : {}
  const ids = (list: unknown, field: string): string[] => objects(list).map((one) => text(one[field]))
  const known = ids(people, 'open_id')
  return [
    ...ofShape,
    ...twice(known).map((id) => `open_id ${id} twice`),
    ...twice(ids(chats, 'chat_id')).map((id) => `chat_id ${id} twice`),
    ...objects(chats).flatMap(({ chat_id, members }) =>
      (Array.isArray(members) ? members : [])
        .filter((member) => !known.includes(member))
        .map((member) => `chat ${text(chat_id)}: no person ${String(member)}`),
    ),
  ]
}
