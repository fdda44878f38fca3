import { discoveryRoute } from '../long-connection/discovery.ts'
import { abilityRoute } from './application/ability.ts'
import { baseRoute } from './application/base.ts'
import { configRoute } from './application/config.ts'
import { publishRoute } from './application/publish.ts'
import { appRoute, versionRoute, versionsRoute } from './application/read-app.ts'
import { applyScopesRoute, scopesRoute } from './application/scopes.ts'
import { botInfoRoute } from './bot-info.ts'
import {
  createEventRoute,
  deleteEventRoute,
  inviteRoute,
  patchEventRoute,
  primaryCalendarRoute,
  uninviteRoute,
} from './calendar.ts'
import { cardUpdateRoute } from './card-update.ts'
import { cardSettingsRoute, createCardRoute, streamTextRoute, updateCardRoute } from './cardkit.ts'
import { chatRoute, chatsRoute, isInChatRoute, membersRoute, searchChatsRoute } from './chats.ts'
import { addMembersRoute, createChatRoute } from './chats-write.ts'
import { editRoute, recallRoute } from './edit.ts'
import { forwardRoute } from './forward.ts'
import { listMessagesRoute } from './list-messages.ts'
import { patchRoute } from './patch.ts'
import { listPinsRoute, pinRoute, unpinRoute } from './pins.ts'
import { listReactionsRoute, reactRoute, unreactRoute } from './reactions.ts'
import { getMessageRoute, readUsersRoute } from './read-message.ts'
import { registrationRoute } from './registration.ts'
import type { Route } from './route.ts'
import { replyRoute, sendRoute } from './send.ts'
import { connectionRoute, tenantRoute } from './tenant.ts'
import { appTokenRoute, tokenRoute } from './token.ts'
import { fileRoute, getFileRoute, getImageRoute, imageRoute, resourceRoute } from './uploads.ts'
import { urgentRoute } from './urgent.ts'
import { basicBatchRoute, batchGetIdRoute, userRoute, usersRoute } from './users.ts'

/** Every API the local Feishu answers, a fixed name before a parameter in its place; `emulator/coverage.ts` says how well. */
export const routes: readonly Route[] = [
  tokenRoute,
  appTokenRoute,
  botInfoRoute,
  sendRoute,
  listMessagesRoute,
  replyRoute,
  forwardRoute,
  patchRoute,
  editRoute,
  recallRoute,
  getMessageRoute,
  readUsersRoute,
  urgentRoute,
  resourceRoute,
  reactRoute,
  listReactionsRoute,
  unreactRoute,
  pinRoute,
  unpinRoute,
  listPinsRoute,
  imageRoute,
  getImageRoute,
  fileRoute,
  getFileRoute,
  chatsRoute,
  createChatRoute,
  searchChatsRoute,
  chatRoute,
  membersRoute,
  addMembersRoute,
  isInChatRoute,
  usersRoute,
  userRoute,
  batchGetIdRoute,
  basicBatchRoute,
  cardUpdateRoute,
  createCardRoute,
  updateCardRoute,
  cardSettingsRoute,
  streamTextRoute,
  primaryCalendarRoute,
  createEventRoute,
  patchEventRoute,
  deleteEventRoute,
  inviteRoute,
  uninviteRoute,
  registrationRoute,
  configRoute,
  abilityRoute,
  baseRoute,
  publishRoute,
  appRoute,
  versionsRoute,
  versionRoute,
  scopesRoute,
  applyScopesRoute,
  tenantRoute,
  connectionRoute,
  discoveryRoute,
]
