import { existsSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { confirmLink, isFeishuLink } from '../../feishu/confirm-link.ts'
import { createHttp } from '../../feishu/http.ts'
import { type Begun, createRegistration, type Polled, type Registration } from '../../feishu/registration.ts'
import { setupWords as words } from '../../texts/setup.ts'
import { type Talk, yes } from '../talk.ts'
import { writeWhole } from './env-file.ts'
import { qrLines, qrSvg } from './qr.ts'

export interface ScanDeps {
  talk: Talk
  monotonic(): number
  wait(ms: number): Promise<void>
}

export interface ScanWishes {
  /** `https://accounts.feishu.cn` */
  accounts: string
  base: string
  scopes: readonly string[]
  /** An app that is to get what it lacks, in place of a new one. */
  appId?: string | undefined
  /** A picture of the link may be put beside it. */
  envFile: string
}

/** RFC 8628: this much more for every answer that says so. */
const slowerMs = 5_000
const mostCodes = 3

type Made = Extract<Polled, { kind: 'app' }>

/** A person scans and confirms. Nothing is written but a picture of the link, which is gone at the end. @returns undefined when no app came of it; it has been said why. */
export const scanForApp = async (deps: ScanDeps, wishes: ScanWishes): Promise<Made | undefined> => {
  const { talk } = deps
  const http = createHttp({ timeoutMs: 15_000 })
  const registration = createRegistration(wishes.accounts, http)
  try {
    for (let codes = 1; ; codes += 1) {
      const begun = await registration.begin()
      if (!begun) {
        talk.tell(words.noLink)
        return undefined
      }
      const polled = await oneCode(deps, registration, begun, wishes)
      if (polled === undefined || polled.kind === 'app') return polled
      talk.tell(words.scanEnds[polled.kind])
      const more = polled.kind === 'expired' && talk.terminal && codes < mostCodes
      if (!more || !(await yes(talk, words.again))) return undefined
    }
  } finally {
    http.close()
  }
}

type Over = Made | { kind: 'denied' | 'expired' | 'lark' | 'refused' | 'another-app' }

const oneCode = async (
  deps: ScanDeps,
  registration: Registration,
  begun: Begun,
  wishes: ScanWishes,
): Promise<Over | undefined> => {
  const { talk } = deps
  if (!isFeishuLink(begun.link, [wishes.accounts, wishes.base])) {
    talk.tell(words.notFeishu)
    return undefined
  }
  const picture = show(talk, begun, wishes)
  try {
    const over = await untilOver(deps, registration, begun)
    // With another id the secret would be that of an app nobody meant.
    return over.kind === 'app' && wishes.appId !== undefined && over.appId !== wishes.appId
      ? { kind: 'another-app' }
      : over
  } finally {
    if (picture !== undefined && existsSync(picture)) rmSync(picture)
  }
}

/** @returns the file of the picture, where the terminal has no room for one. */
const show = (talk: Talk, { link, lifeMs }: Begun, { scopes, appId, envFile }: ScanWishes): string | undefined => {
  const short = confirmLink(link, { scopes, appId })
  const drawn = talk.terminal ? qrLines(short, talk.room()) : undefined
  for (const line of drawn ?? []) talk.tell(line)
  talk.tell(words.scanNow(Math.floor(lifeMs / 60_000)))
  talk.tell(words.scanBy)
  const picture = drawn || !talk.terminal ? undefined : join(dirname(envFile), 'setup-qr.svg')
  if (picture !== undefined) {
    writeWhole(picture, qrSvg(short))
    talk.tell(words.linkInstead)
    talk.tell(words.qrIn(picture))
  }
  talk.tell(words.linkIs)
  talk.tell(confirmLink(link, { scopes, appId, named: true }))
  return picture
}

/** An answer that got lost is no end: the person may still confirm, and the secret is told once. */
const untilOver = async (
  { talk, monotonic, wait }: ScanDeps,
  registration: Registration,
  { deviceCode, lifeMs, intervalMs }: Begun,
): Promise<Exclude<Over, { kind: 'another-app' }>> => {
  const end = monotonic() + lifeMs
  let interval = intervalMs
  let minutes = Math.floor(lifeMs / 60_000)
  while (monotonic() < end) {
    const polled = await registration.poll(deviceCode)
    if (polled.kind === 'slower') interval += slowerMs
    else if (polled.kind !== 'wait') return polled
    await wait(interval)
    const left = Math.ceil((end - monotonic()) / 60_000)
    if (left < minutes && left > 0 && talk.terminal) talk.tell(words.minutesLeft(left))
    minutes = Math.min(minutes, left)
  }
  return { kind: 'expired' }
}
