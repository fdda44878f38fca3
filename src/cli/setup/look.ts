import type { Answered, AppAdmin } from '../../feishu/app-admin.ts'
import type { AppState } from './changes.ts'

const told = <T>(answer: Answered<T>): T | undefined => (answer.ok ? answer.value : undefined)

/** Everything that Feishu tells of the app. A part that it does not tell stays undefined and is no fault. */
export const lookAtApp = async (admin: AppAdmin): Promise<AppState> => {
  const app = told(await admin.app())
  const granted = told(await admin.granted())
  const version = app?.waitingVersion ?? app?.onlineVersion
  const submitted = version === undefined ? undefined : told(await admin.version(version))
  return { app, granted, submitted }
}
