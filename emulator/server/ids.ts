import { randomBytes, randomUUID } from 'node:crypto'

export const newMessageId = (): string => `om_${randomBytes(16).toString('hex')}`
export const newChatId = (): string => `oc_${randomBytes(16).toString('hex')}`
export const newThreadId = (): string => `omt_${randomBytes(8).toString('hex')}`
export const newEventId = (): string => randomBytes(16).toString('hex')
export const newCalendarEventId = (): string => `${randomUUID()}_0`
export const newTenantToken = (): string => `t-${randomBytes(20).toString('hex')}`
export const newCardToken = (): string => `c-${randomBytes(20).toString('hex')}`
export const newImageKey = (): string => `img_v3_${randomUUID()}`
export const newFileKey = (): string => `file_v3_${randomUUID()}`
export const newReactionId = (): string => randomBytes(24).toString('base64url')
export const newCardId = (): string => `7${String(randomBytes(8).readBigUInt64BE()).padStart(20, '0').slice(-18)}`
export const newLogId = (): string => `${Date.now()}${randomBytes(10).toString('hex').toUpperCase()}`
export const newVersionId = (): string => `oav_${randomBytes(16).toString('hex')}`
export const newAppId = (): string => `cli_${randomBytes(8).toString('hex')}`
export const newAppSecret = (): string => randomBytes(24).toString('base64url')
export const newOpenId = (): string => `ou_${randomBytes(16).toString('hex')}`
export const newDeviceCode = (): string => randomBytes(32).toString('base64url')
/** Short enough to be typed, as on a television. */
export const newUserCode = (): string =>
  randomBytes(4)
    .toString('hex')
    .toUpperCase()
    .replace(/(.{4})/, '$1-')
