import { calendarCoverage } from './calendar-coverage.ts'
import { cardkitCoverage } from './cardkit-coverage.ts'
import { consoleCoverage } from './console-coverage.ts'

export interface Covered {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  status: 'supported' | 'partial'
  /** What is left out; empty for a supported one. */
  missing: string
  /** What the documents do not settle and we chose; a name in backticks is a mode. */
  assumed: string
  /** The file under test/emulator that shows it. */
  tests: string
}

/** Every API route of the local Feishu; a test holds it equal to what is registered. */
export const coverage: readonly Covered[] = [
  {
    method: 'POST',
    path: '/open-apis/auth/v3/tenant_access_token/internal',
    status: 'supported',
    missing: '',
    assumed: 'the code of a wrong secret (`wrongSecretCode`); HTTP 400 for token errors (`tokenErrorStatus`)',
    tests: 'api/token.test.ts',
  },
  {
    method: 'POST',
    path: '/callback/ws/endpoint',
    status: 'partial',
    missing: 'ClientAssertion in place of a secret',
    assumed:
      'a ticket is good once and for a minute; an ack that comes late or over another connection does not count (`lateAck`); without a client an event is retried (`noConnection`) and a click is 200340 (`unansweredCode`); `header.token` is empty (`lineToken`); retries after the times of the webhook; no ping for three intervals closes the connection',
    tests: 'long-connection/official-client.test.ts',
  },
  {
    method: 'GET',
    path: '/open-apis/bot/v3/info',
    status: 'supported',
    missing: '',
    assumed: '',
    tests: 'api/messages.test.ts',
  },
  {
    method: 'POST',
    path: '/open-apis/im/v1/messages',
    status: 'partial',
    missing:
      'sticker and system messages, templates, content checks 230022 and 230028; of 1.0 cards controls other than buttons, `i18n` of single texts, and updates for one person alone where update_multi is not true',
    assumed:
      'a known uuid answers the first message (`duplicateUuid`); somebody of another tenant is 230038 (`crossTenantCode`); order of the checks; at-all without leave is 230018 in text and 100290 in a card',
    tests: 'api/send.test.ts',
  },
  {
    method: 'POST',
    path: '/open-apis/im/v1/messages/:message_id/reply',
    status: 'partial',
    missing: 'as sending; 230019, 230050, 230111',
    assumed: 'a reply in a thread gives the parent the same thread_id',
    tests: 'api/send.test.ts',
  },
  {
    method: 'PATCH',
    path: '/open-apis/im/v1/messages/:message_id',
    status: 'supported',
    missing: '',
    assumed:
      'a recalled message is 230011 (`recalledCode`); a missing update_multi is 230001; the bot must still be in the group',
    tests: 'api/patch.test.ts',
  },
  {
    method: 'PUT',
    path: '/open-apis/im/v1/messages/:message_id',
    status: 'supported',
    missing: '',
    assumed:
      "another type than text and post is 230054, a card 230001; the administrator's time limit (`editTimeLimit`)",
    tests: 'api/recalled.test.ts',
  },
  {
    method: 'DELETE',
    path: '/open-apis/im/v1/messages/:message_id',
    status: 'partial',
    missing: 'recalling for others as group owner',
    assumed: "recalling twice is `recalledCode`; the administrator's time limit (`recallTimeLimit`)",
    tests: 'api/recalled.test.ts',
  },
  {
    method: 'GET',
    path: '/open-apis/im/v1/messages/:message_id',
    status: 'partial',
    missing: 'the exact converted form of a card; merged forwards',
    assumed: 'group messages without their scope are 230027',
    tests: 'api/messages.test.ts',
  },
  {
    method: 'GET',
    path: '/open-apis/im/v1/messages/:message_id/read_users',
    status: 'supported',
    missing: '',
    assumed: '',
    tests: 'api/messages.test.ts',
  },
  {
    method: 'PATCH',
    path: '/open-apis/im/v1/messages/:message_id/urgent_app',
    status: 'partial',
    missing: 'quotas 230023, 230024, the group setting 230052',
    assumed: '',
    tests: 'api/messages.test.ts',
  },
  {
    method: 'GET',
    path: '/open-apis/im/v1/messages/:message_id/resources/:file_key',
    status: 'partial',
    missing: 'ranges',
    assumed: '',
    tests: 'api/uploads.test.ts',
  },
  {
    method: 'POST',
    path: '/open-apis/im/v1/pins',
    status: 'supported',
    missing: '',
    assumed: '',
    tests: 'api/messages.test.ts',
  },
  {
    method: 'DELETE',
    path: '/open-apis/im/v1/pins/:message_id',
    status: 'supported',
    missing: '',
    assumed: '',
    tests: 'api/messages.test.ts',
  },
  {
    method: 'GET',
    path: '/open-apis/im/v1/pins',
    status: 'supported',
    missing: '',
    assumed: '',
    tests: 'api/messages.test.ts',
  },
  {
    method: 'POST',
    path: '/open-apis/im/v1/images',
    status: 'supported',
    missing: '',
    assumed: 'an image whose header gives no size is taken; an avatar may be sent as well',
    tests: 'api/image-formats.test.ts',
  },
  {
    method: 'POST',
    path: '/open-apis/im/v1/files',
    status: 'supported',
    missing: '',
    assumed: '',
    tests: 'api/uploads.test.ts',
  },
  {
    method: 'GET',
    path: '/open-apis/im/v1/chats',
    status: 'partial',
    missing: 'sort_type',
    assumed: '',
    tests: 'api/chats-and-people.test.ts',
  },
  {
    method: 'GET',
    path: '/open-apis/im/v1/chats/:chat_id',
    status: 'partial',
    missing: 'avatar, description, most settings',
    assumed: 'a dissolved chat is still described, with its chat_status; the first member is the owner',
    tests: 'api/chats-and-people.test.ts',
  },
  {
    method: 'GET',
    path: '/open-apis/im/v1/chats/:chat_id/members',
    status: 'supported',
    missing: '',
    assumed: 'the first page is one shorter than asked and later ones are one longer, since their size is not promised',
    tests: 'api/chats-and-people.test.ts',
  },
  {
    method: 'GET',
    path: '/open-apis/im/v1/chats/:chat_id/members/is_in_chat',
    status: 'supported',
    missing: '',
    assumed: '',
    tests: 'api/chats-and-people.test.ts',
  },
  {
    method: 'GET',
    path: '/open-apis/contact/v3/users/:user_id',
    status: 'partial',
    missing: 'departments, avatar, custom fields',
    assumed: 'the contact range equals the availability; who resigned is 41050',
    tests: 'api/chats-and-people.test.ts',
  },
  {
    method: 'POST',
    path: '/open-apis/contact/v3/users/batch_get_id',
    status: 'partial',
    missing: 'the status of a person',
    assumed: 'a mobile number is the same with +86 and without, and else compared as written in the seed',
    tests: 'api/chats-and-people.test.ts',
  },
  {
    method: 'POST',
    path: '/open-apis/contact/v3/users/basic_batch',
    status: 'supported',
    missing: '',
    assumed: '',
    tests: 'api/chats-and-people.test.ts',
  },
  {
    method: 'POST',
    path: '/open-apis/interactive/v1/card/update',
    status: 'partial',
    missing: 'templates; whom open_ids names: everybody sees it',
    assumed:
      'before the answer it is 11310, or reverted (`earlyCardUpdate`); over 30 KB is 10002; a card of the other schema is 11311',
    tests: 'api/card-update.test.ts',
  },
  {
    method: 'POST',
    path: '/open-apis/auth/v3/app_access_token/internal',
    status: 'supported',
    missing: '',
    assumed:
      'it is the same string as the tenant token, and good wherever that is; the code of a wrong secret (`wrongSecretCode`)',
    tests: 'api/token.test.ts',
  },
  {
    method: 'GET',
    path: '/open-apis/im/v1/messages',
    status: 'partial',
    missing: 'only_thread_root_messages, with_sender_name, merged forwards',
    assumed:
      'times are seconds; what was recalled is listed with deleted true and its content; an unknown container is 230001; group messages without their scope are 230027',
    tests: 'api/history.test.ts',
  },
  {
    method: 'POST',
    path: '/open-apis/im/v1/messages/:message_id/forward',
    status: 'partial',
    missing: 'to a thread, merged forwards',
    assumed: 'a card that forbids forwarding is forwarded; a known uuid answers the first message (`duplicateUuid`)',
    tests: 'api/history.test.ts',
  },
  {
    method: 'POST',
    path: '/open-apis/im/v1/messages/:message_id/reactions',
    status: 'partial',
    missing: 'the list of emojis: any word is taken',
    assumed: 'the same emoji twice answers the first reaction; no event follows what the bot itself does',
    tests: 'api/reactions.test.ts',
  },
  {
    method: 'GET',
    path: '/open-apis/im/v1/messages/:message_id/reactions',
    status: 'supported',
    missing: '',
    assumed: '',
    tests: 'api/reactions.test.ts',
  },
  {
    method: 'DELETE',
    path: '/open-apis/im/v1/messages/:message_id/reactions/:reaction_id',
    status: 'supported',
    missing: '',
    assumed: 'an unknown reaction, or that of somebody else, is 230001',
    tests: 'api/reactions.test.ts',
  },
  {
    method: 'GET',
    path: '/open-apis/im/v1/images/:image_key',
    status: 'supported',
    missing: '',
    assumed: 'a key that is unknown, of a person or of an avatar is 234001',
    tests: 'api/uploads.test.ts',
  },
  {
    method: 'GET',
    path: '/open-apis/im/v1/files/:file_key',
    status: 'supported',
    missing: '',
    assumed: 'a key that is unknown or of a person is 234001',
    tests: 'api/uploads.test.ts',
  },
  {
    method: 'GET',
    path: '/open-apis/im/v1/chats/search',
    status: 'partial',
    missing: 'public groups the bot is not in',
    assumed: 'a part of the name is enough, upper case or lower; without a query all groups come',
    tests: 'api/chats-and-people.test.ts',
  },
  {
    method: 'POST',
    path: '/open-apis/im/v1/chats',
    status: 'partial',
    missing: 'uuid, bot_id_list, avatar, description and the settings of a group; topic groups; events',
    assumed:
      'anybody who cannot be taken in refuses the whole (`memberCode`); at most 50 people and 60 characters of name',
    tests: 'api/groups.test.ts',
  },
  {
    method: 'POST',
    path: '/open-apis/im/v1/chats/:chat_id/members',
    status: 'partial',
    missing: 'bots; approval; groups where only the owner may add; events',
    assumed:
      'succeed_type 1 takes in whom it can and names the others, 0 and 2 refuse the whole (`memberCode`); resigned or out of range is invalid, unknown is not existed',
    tests: 'api/groups.test.ts',
  },
  {
    method: 'GET',
    path: '/open-apis/contact/v3/users/batch',
    status: 'partial',
    missing: 'departments, avatar, custom fields',
    assumed: 'who is unknown or out of range is left out',
    tests: 'api/chats-and-people.test.ts',
  },
  ...cardkitCoverage,
  ...calendarCoverage,
  ...consoleCoverage,
]
