import { newEventId } from '../ids.ts'
import type { World } from '../world.ts'
import type { DeliveryKind } from './delivery.ts'

export interface Envelope {
  schema: '2.0'
  header: {
    event_id: string
    event_type: string
    create_time: string
    token: string
    app_id: string
    tenant_key: string
  }
  event: Record<string, unknown>
}

/** Message events document milliseconds, the card callback microseconds. */
export function envelope(world: World, kind: DeliveryKind, type: string, event: Record<string, unknown>): Envelope {
  const now = world.clock.now()
  return {
    schema: '2.0',
    header: {
      event_id: newEventId(),
      token: world.app.verification_token,
      create_time: kind === 'callback' ? String(now * 1000) : String(now),
      event_type: type,
      tenant_key: world.tenant_key,
      app_id: world.app.app_id,
    },
    event,
  }
}
