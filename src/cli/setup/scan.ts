import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { confirmLink, isFeishuLink } from '../../feishu/confirm-link.ts'
import { createHttp } from '../../feishu/http.ts'
import { type Begun, createRegistration, type Polled, type Registration } from '../../feishu/registration.ts'
import { setupWords as words } from '../../texts/setup.ts'
import { type Talk, yes } from '../talk.ts'
import { writeWhole } from './env-file.ts'
import { forgetCode, keepCode, readCode } from './kept-code.ts'
import { qrLines, qrSvg } from './qr.ts'

export interface ScanDeps {
  talk: Talk
  monotonic(): number
  /** Epoch milliseconds. */
  now(): number
  wait(ms: number): Promise<void>
}

export interface ScanWishes {
  /** `https://accounts.feishu.cn` */
  accounts: string
  base: string
  scopes: readonly string[]
  /** An app that is to get what it lacks, in place of a new one. */
  appId?: string | undefined
  /** The code, and where the terminal has no room for it a picture of the link, are put beside it. */
  envFile: string
}

/** RFC 8628: this much more for every answer that says so. */
const slowerMs = 5_000
const mostCodes = 3

type Made = Extract<Polled, { kind: 'app' }>

/**
 * A person scans and confirms. The code is kept until whoever has stored the secret forgets it: Feishu tells that once, and a run that was killed
 * before is gone on with. @returns undefined when no app came of it; it has been said why.
 */
export const scanForApp = async (deps: ScanDeps, wishes: ScanWishes): Promise<Made | undefined> => {
  const { talk } = deps
  const http = createHttp({ timeoutMs: 15_000 })
  const registration = createRegistration(wishes.accounts, http)
  try {
    let kept = keptFor(deps, wishes)
    for (let codes = 1; ; codes += 1) {
      const begun = kept ?? (await registration.begin())
      if (!begun) {
        talk.tell(words.noLink)
        return undefined
      }
      if (!isFeishuLink(begun.link, [wishes.accounts, wishes.base])) {
        talk.tell(words.notFeishu)
        return undefined
      }
      if (!kept) keep(deps, wishes, begun)
      const over = await oneCode(deps, registration, begun, { ...wishes, goesOn: kept !== undefined })
      if (over.kind === 'app') return over
      forgetCode(wishes.envFile)
      talk.tell(words.scanEnds[over.kind])
      // Whether somebody had confirmed by then is not told.
      const orphan = over.kind === 'refused' || (over.kind === 'expired' && kept !== undefined)
      if (orphan) talk.tell(words.scanOrphan(wishes.base))
      const more = (over.kind === 'expired' || orphan) && talk.terminal && codes < mostCodes
      if (!more || !(await yes(talk, words.again))) return undefined
      kept = undefined
    }
  } finally {
    http.close()
  }
}

/** Of a run that was broken off, for the same app. */
const keptFor = ({ talk, now }: ScanDeps, { envFile, accounts, appId }: ScanWishes): Begun | undefined => {
  const kept = readCode(envFile)
  if (!kept || kept.accounts !== accounts || kept.appId !== appId) return undefined
  talk.tell(words.scanGoesOn)
  return { ...kept, lifeMs: Math.max(0, kept.until - now()) }
}

const keep = ({ now }: ScanDeps, { envFile, accounts, appId }: ScanWishes, begun: Begun): void => {
  const { deviceCode, link, intervalMs, lifeMs } = begun
  keepCode(envFile, { deviceCode, link, intervalMs, until: now() + lifeMs, accounts, appId })
}

type Over = Made | { kind: 'denied' | 'expired' | 'lark' | 'refused' | 'another-app' }

const oneCode = async (
  deps: ScanDeps,
  registration: Registration,
  begun: Begun,
  wishes: ScanWishes & { goesOn: boolean },
): Promise<Over> => {
  const picture = join(dirname(wishes.envFile), 'setup-qr.svg')
  try {
    // It may have been confirmed while nobody was here.
    const before = wishes.goesOn ? await registration.poll(begun.deviceCode) : undefined
    const isOpen = before === undefined || before.kind === 'wait' || before.kind === 'slower'
    if (isOpen) show(deps.talk, begun, wishes, picture)
    const over = isOpen ? await untilOver(deps, registration, begun) : before
    // With another id the secret would be that of an app nobody meant.
    return over.kind === 'app' && wishes.appId !== undefined && over.appId !== wishes.appId
      ? { kind: 'another-app' }
      : over
  } finally {
    rmSync(picture, { force: true })
  }
}

/** @param picture the file of one, where the terminal has no room for it */
const show = (talk: Talk, { link, lifeMs }: Begun, { scopes, appId }: ScanWishes, picture: string): void => {
  const short = confirmLink(link, { scopes, appId })
  const drawn = talk.terminal ? qrLines(short, talk.room()) : undefined
  for (const line of drawn ?? []) talk.tell(line)
  talk.tell(words.scanNow(Math.ceil(lifeMs / 60_000)))
  talk.tell(words.scanBy)
  if (!drawn && talk.terminal) {
    writeWhole(picture, qrSvg(short))
    talk.tell(words.linkInstead)
    talk.tell(words.qrIn(picture))
  }
  talk.tell(words.linkIs)
  talk.tell(confirmLink(link, { scopes, appId, named: true }))
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
  for (;;) {
    const polled = await registration.poll(deviceCode)
    if (polled.kind === 'slower') interval += slowerMs
    else if (polled.kind !== 'wait') return polled
    if (monotonic() >= end) return { kind: 'expired' }
    await wait(interval)
    const left = Math.ceil((end - monotonic()) / 60_000)
    if (left < minutes && left > 0 && talk.terminal) talk.tell(words.minutesLeft(left))
    minutes = Math.min(minutes, left)
  }
}
