import type { SetupPlaces } from '../../config.ts'
import type { Clock } from '../../domain/time.ts'
import { type AppAdmin, createAppAdmin } from '../../feishu/app-admin.ts'
import type { Talk } from '../talk.ts'
import type { Store } from './store.ts'

/** Who is talked to, and what time it is. */
export interface SetupWorld {
  talk: Talk
  clock: Clock
  wait(ms: number): Promise<void>
}

/** The console of the app whose credentials are stored. */
export const adminOf = ({ clock }: SetupWorld, store: Store, { baseUrl }: SetupPlaces): AppAdmin =>
  createAppAdmin({
    appId: store.get('FEISHU_APP_ID') ?? '',
    appSecret: store.get('FEISHU_APP_SECRET') ?? '',
    baseUrl,
    clock,
  })
