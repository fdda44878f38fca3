export type DeliveryKind = 'event' | 'callback'

/** One attempt to push one event to the subscribed address. */
export interface Delivery {
  event_id: string
  type: string
  kind: DeliveryKind
  /** 1 for the first push; 0 when nothing was sent (see `skipped`). */
  attempt: number
  /** 0 when no complete HTTP answer came. */
  status: number
  body: string
  duration_ms: number
  /** Epoch milliseconds of the virtual clock. */
  at: number
  error?: string
  /** Why the platform pushed nothing: not subscribed, scope missing, … */
  skipped?: string
  /** When the next attempt is due, on the virtual clock. */
  retry_at?: number
  message_id?: string
}
