import { newFileKey, newImageKey } from '../ids.ts'
import type { Upload } from '../world.ts'
import { ApiError } from './api-error.ts'
import { imageFormat, tooLarge } from './image-format.ts'
import type { Call, Route } from './route.ts'

const scopes = ['im:resource', 'im:resource:upload']

function bytesOf(call: Call, name: string, max: number): Uint8Array {
  const bytes = call.parts?.get(name)
  if (!bytes) throw new ApiError(234001, `Invalid request param: ${name} is required`)
  if (bytes.length === 0) throw new ApiError(234010, "File's size can't be 0.")
  if (bytes.length > max) throw new ApiError(234006, 'The file size exceed the max value.')
  return bytes
}

function field(call: Call, name: string): string {
  const value = call.parts?.get(name)?.toString('utf8') ?? ''
  if (value === '') throw new ApiError(234001, `Invalid request param: ${name} is required`)
  return value
}

export const imageRoute: Route = {
  method: 'POST',
  path: '/open-apis/im/v1/images',
  scopes,
  body: 'multipart',
  run(call) {
    const type = field(call, 'image_type')
    if (!['message', 'avatar'].includes(type)) throw new ApiError(234001, 'Invalid request param: image_type')
    const bytes = bytesOf(call, 'image', 10 * 1024 * 1024)
    const format = imageFormat(bytes)
    if (!format) throw new ApiError(234011, "Can't regonnize the image format.")
    if (tooLarge(format, bytes)) throw new ApiError(234039, 'Image resolution exceeds limit.')
    const key = newImageKey()
    call.world.uploads.set(key, {
      key,
      kind: 'image',
      file_type: format,
      file_name: '',
      bytes,
      own: true,
      avatar: type === 'avatar',
    })
    return { image_key: key }
  },
}

export const fileRoute: Route = {
  method: 'POST',
  path: '/open-apis/im/v1/files',
  scopes,
  body: 'multipart',
  run(call) {
    const file_type = field(call, 'file_type')
    if (!['opus', 'mp4', 'pdf', 'doc', 'xls', 'ppt', 'stream'].includes(file_type))
      throw new ApiError(234001, 'Invalid request param: file_type')
    const file_name = field(call, 'file_name')
    const bytes = bytesOf(call, 'file', 30 * 1024 * 1024)
    const key = newFileKey()
    call.world.uploads.set(key, { key, kind: 'file', file_type, file_name, bytes, own: true })
    return { file_key: key }
  },
}

/** What people sent into a chat of the bot; never what lies in a card. */
export const resourceRoute: Route = {
  method: 'GET',
  path: '/open-apis/im/v1/messages/:message_id/resources/:file_key',
  scopes: ['im:message', 'im:message:readonly', 'im:message.history:readonly'],
  run({ world, params, query }) {
    const message = world.messages.get(params.message_id ?? '')
    const type = query.get('type') ?? ''
    if (!message || !['image', 'file'].includes(type)) throw new ApiError(234001, 'Invalid request param.')
    if (!world.chats.get(message.chat_id)?.bot) throw new ApiError(234004, 'The app is not in the chat.')
    if (message.msg_type === 'interactive' || message.msg_type === 'merge_forward')
      throw new ApiError(234043, 'Unsupported message type.')
    const key = params.file_key ?? ''
    const upload = world.uploads.get(key)
    if (!upload || !JSON.stringify(message.content).includes(JSON.stringify(key)))
      throw new ApiError(234003, 'File not in msg.')
    if ((upload.kind === 'image') !== (type === 'image')) throw new ApiError(234001, 'Invalid request param: type')
    return download(upload)
  },
}

function download({ key, file_name, bytes }: Upload): Response {
  const name = encodeURIComponent(file_name || key)
  const headers = {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
  }
  return new Response(Buffer.from(bytes), { headers })
}

/** Only what this app uploaded itself, and no picture that was meant as an avatar. */
function ownUpload({ world }: Call, kind: Upload['kind'], key: string | undefined): Response {
  const upload = world.uploads.get(key ?? '')
  if (!upload || upload.kind !== kind || !upload.own || upload.avatar)
    throw new ApiError(234001, `Invalid request param: ${kind}_key`)
  return download(upload)
}

const downloadScopes = [...scopes, 'im:resource:read']

export const getImageRoute: Route = {
  method: 'GET',
  path: '/open-apis/im/v1/images/:image_key',
  scopes: downloadScopes,
  run: (call) => ownUpload(call, 'image', call.params.image_key),
}

export const getFileRoute: Route = {
  method: 'GET',
  path: '/open-apis/im/v1/files/:file_key',
  scopes: downloadScopes,
  run: (call) => ownUpload(call, 'file', call.params.file_key),
}
