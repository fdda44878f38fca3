import type { ColumnType, Kysely, Transaction } from 'kysely'
import type { AssessmentTables } from './schema-assessment.ts'
import type { RecordTables } from './schema-records.ts'

/*
 * Text keys, instants as ISO text in UTC, JSON as text: nothing here is SQLite's alone.
 * Stores in this folder turn rows into domain objects; snake_case does not leave it.
 */

type Json = string
type Flag = number
type Defaulted<T> = ColumnType<T, T | undefined, T>

export interface Database extends RecordTables, AssessmentTables {
  /** Small facts of the installation: schema epoch, scheduler watermark, first boot. */
  kv: { key: string; value: string }
  setting: { key: string; value: Json }
  district_applied: { seq: Defaulted<number>; applied_at: string; file: string; body: Json }

  chain: {
    id: string
    name: string
    aliases: Json
    kind: string
    origin: string | null
    since: string | null
    closed_at: string | null
    position: number
    departments: Json
  }
  chief_post: { id: string; chain_id: string; name: string; since: string | null; until: string | null }
  unit: { name: string; aliases: Json }
  /** 叫法 of the office. `kind`: chain or unit; `target`: the chain's id, the unit's name. */
  alias: { word: string; kind: string; target: string; given_by: string; given_at: string }
  measure: { id: string; body: Json }

  person: {
    id: string
    open_id: string | null
    name: string
    /** Keyed hash of the mobile number or mailbox the file gave, so that the next apply knows the same person. */
    contact_hash: string | null
    state: string
    greeted_at: string | null
  }
  person_role: {
    id: string
    person_id: string
    role: string
    chain_id: string | null
    since: string
    until: string | null
    source: string
    granted_by: string | null
  }
  chat: {
    chat_id: string
    name: string
    use: string | null
    chain_id: string | null
    state: string
    external: Flag
    source: string
  }
  bind_proposal: {
    id: string
    chat_id: string
    use: string
    chain_id: string | null
    proposed_by: string
    proposed_in: string
    outsiders: Json | null
    members: number | null
    state: string
    created_at: string
  }

  /** Something shown to a person before it counts: changed clocks, a year's holidays. */
  proposal: {
    id: string
    kind: string
    body: Json
    proposed_by: string
    state: string
    created_at: string
  }

  calendar_day: { day: string; kind: string; name: string }
  calendar_year: { year: number; source: string }

  period: { period: string; type: string; plan: Json; opens_at: string; due_at: string; lock_at: string }
  item: {
    id: string
    type: string
    chain_id: string
    period: string
    state: string
    note: string | null
    current_rev: number
    first_sent_at: string | null
    is_late: Flag
    nudges: number
    nudged_at: string | null
  }
  /** Number of a report in the index of texts: SQLite's FTS5, `report_words`, which only `search.ts` and `search-index.ts` know. */
  report_doc: { doc: number; item_id: string; rev: number }
  /** Reports that the index does not know as they are. */
  unindexed: { item_id: string }
  revision: {
    item_id: string
    rev: number
    source_key: string
    kind: string
    content: Json
    filed_by: string
    filed_by_name: string
    on_behalf_of: string | null
    post: string
    reason: string | null
    sent_at: string
    received_at: string
  }
  /** 退回 of one revision. `settled_at`: when it was filed again. */
  item_return: {
    item_id: string
    rev: number
    reason: string
    by_name: string
    at: string
    due_at: string
    settled_at: string | null
    by_person: string | null
  }
  /** 审签 of one revision. `passes_at`: when silence lets it through. */
  sign_off: {
    item_id: string
    rev: number
    state: string
    asked_at: string
    passes_at: string | null
    signed_by: string | null
    signed_by_name: string | null
    settled_at: string | null
  }
  /** What a cooperating unit adds to a report, until the reporter picks it. */
  fragment: {
    id: string
    item_id: string
    person_id: string
    person_name: string
    unit: string
    text: string
    state: string
    sent_at: string
  }
  person_unit: { person_id: string; unit: string }
  draft: { item_id: string; person_id: string; typed: Json; saved_at: string }
  offer: {
    id: string
    item_id: string
    person_id: string
    message_id: string
    text: string
    typed: Json
    state: string
    sent_at: string
  }
  digest: {
    id: string
    kind: string
    chain_id: string | null
    period: string
    due_at: string
    version: number
    state: string
    /** Set while a digest is posted after its time, so that the card says so. */
    note: string | null
  }

  /** 请假, proposed until confirmed. `told`: who heard that they stand in, and for which chains. */
  leave: {
    id: string
    person_id: string
    from_day: string
    to_day: string
    stand_in: string | null
    state: string
    told: Json
    begun_at: string | null
    created_at: string
    settled_at: string | null
  }
  /** Counts while whoever set it is a chief of the chain. */
  chief_push: { chain_id: string; mode: string; set_by: string; set_at: string }
  naming: {
    id: string
    item_id: string
    reason: string
    use: string
    with_person: Flag
    state: string
    proposed_by: string
    created_at: string
    settled_at: string | null
  }
  /** 简报. `content`: its texts; `year` and `number` from the moment it is issued. */
  bulletin: {
    id: string
    state: string
    step: string
    rev: number
    from_week: string
    to_week: string
    content: Json
    groups: Json
    year: number | null
    number: number | null
    created_at: string
    saved_by: string
    saved_by_name: string
    saved_at: string
    issued_at: string | null
  }
  bulletin_record: { bulletin_id: string; position: number; record_id: string; rev: number; text: string }
  bulletin_source: {
    bulletin_id: string
    position: number
    kind: string
    chain_id: string
    item_id: string
    rev: number
    text: string
  }

  inbox: {
    key: string
    alt_key: string | null
    kind: string
    event_type: string
    sent_at: string | null
    received_at: string
    payload: string | null
    state: string
    attempts: number
    next_at: string | null
    error: string | null
    answer: Json | null
    done_at: string | null
    /** Of a press: the report its card was about. */
    item_id: string | null
  }
  job_run: {
    job: string
    period: string
    due_at: string
    state: string
    note: string | null
    done_at: string | null
  }
  outbox: {
    seq: Defaulted<number>
    id: string
    dedupe_key: string
    topic: string
    verb: string
    target_type: string
    target_id: string
    /** Another row of this table whose message this one patches or answers in a thread. */
    after_id: string | null
    msg_type: string
    uuid: string
    generation: number
    state: string
    attempts: number
    next_at: string
    /** Earliest attempt whose outcome nobody knows; null while every attempt is known to have failed. */
    maybe_since: string | null
    expires_at: string | null
    lease_owner: string | null
    lease_until: string | null
    fence: number
    message_id: string | null
    chat_id: string | null
    sent_at: string | null
    error: string | null
    period: string | null
    chain_id: string | null
    item_id: string | null
    person_id: string | null
    created_at: string
    form_open: Defaulted<Flag>
  }
  /** What a row of the outbox says; none once that is forgotten. */
  outbox_body: { seq: number; body: string }
  audit: {
    seq: Defaulted<number>
    at: string
    actor: string
    actor_name: string
    action: string
    object: string
    chain_id: string | null
    place: string
    result: string
    request_id: string
    detail: Json | null
  }
}

/** Anything that can run a query: the database or a transaction. Enough for reading. */
export type Executor = Kysely<Database>
/** The one open write transaction. Functions that write ask for this, so that writing outside of it does not compile. */
export type Tx = Transaction<Database>
