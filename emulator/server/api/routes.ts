import { botInfoRoute } from './bot-info.ts'
import { cardUpdateRoute } from './card-update.ts'
import { chatRoute, chatsRoute, isInChatRoute, membersRoute } from './chats.ts'
import { editRoute, recallRoute } from './edit.ts'
import { patchRoute } from './patch.ts'
import { listPinsRoute, pinRoute, unpinRoute } from './pins.ts'
import { getMessageRoute, readUsersRoute } from './read-message.ts'
import type { Route } from './route.ts'
import { replyRoute, sendRoute } from './send.ts'
import { tokenRoute } from './token.ts'
import { fileRoute, imageRoute, resourceRoute } from './uploads.ts'
import { urgentRoute } from './urgent.ts'
import { basicBatchRoute, batchGetIdRoute, userRoute } from './users.ts'

/** Every API the local Feishu answers; `emulator/coverage.ts` says how well. */
export const routes: readonly Route[] = [
  tokenRoute,
  botInfoRoute,
  sendRoute,
  replyRoute,
  patchRoute,
  editRoute,
  recallRoute,
  getMessageRoute,
  readUsersRoute,
  urgentRoute,
  resourceRoute,
  pinRoute,
  unpinRoute,
  listPinsRoute,
  imageRoute,
  fileRoute,
  chatsRoute,
  chatRoute,
  membersRoute,
  isInChatRoute,
  userRoute,
  batchGetIdRoute,
  basicBatchRoute,
  cardUpdateRoute,
]
