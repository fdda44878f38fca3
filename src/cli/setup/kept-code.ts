import { existsSync, readFileSync, rmSync } from 'node:fs'
import type { Begun } from '../../feishu/registration.ts'
import { writeWhole } from './env-file.ts'

/** A code that was given out and has not become an app yet: whoever is killed while it is scanned goes on with it. */
export interface KeptCode extends Pick<Begun, 'deviceCode' | 'link' | 'intervalMs'> {
  /** Epoch milliseconds. */
  until: number
  accounts: string
  appId?: string | undefined
}

/** Beside the file of secrets and as hidden: whoever has the code gets the app. */
const fileOf = (envFile: string): string => `${envFile}.scan`

export const readCode = (envFile: string): KeptCode | undefined => {
  if (!existsSync(fileOf(envFile))) return undefined
  try {
    const kept = JSON.parse(readFileSync(fileOf(envFile), 'utf8')) as Partial<KeptCode>
    const { deviceCode, link, intervalMs, until, accounts, appId } = kept
    const whole = [deviceCode, link, accounts].every((one) => typeof one === 'string') && URL.canParse(link ?? '')
    if (!whole || typeof intervalMs !== 'number' || typeof until !== 'number') return undefined
    return { deviceCode: deviceCode ?? '', link: link ?? '', intervalMs, until, accounts: accounts ?? '', appId }
  } catch {
    return undefined
  }
}

/** On disk when it returns. @throws EnvFileFault */
export const keepCode = (envFile: string, code: KeptCode): void =>
  writeWhole(fileOf(envFile), `${JSON.stringify(code)}\n`)

export const forgetCode = (envFile: string): void => rmSync(fileOf(envFile), { force: true })
