import type { Generated } from 'kysely'

type Json = string
type Flag = number

/** The tables of 台账, apart because they belong together. */
export interface RecordTables {
  /** 台账: one table for all kinds. What is asked for by queries is a column, the rest is JSON. */
  record: {
    id: string
    kind: string
    year: number
    no: number
    chain_id: string | null
    title: string
    state: string
    open: Flag
    light: string | null
    light_sum: Json | null
    /** Place of the light from the worst; none is last. */
    rank: number
    /** It waits for somebody's decision. */
    decide: Flag
    due: string | null
    due_is_default: Flag
    unit: string | null
    owner: string | null
    owner_name: string | null
    raised_by: string | null
    raised_by_name: string
    post: string | null
    source: string
    sensitive: Flag
    field_values: Json
    rev: number
    moved_at: string
    created_at: string
    closed_at: string | null
    /** Keys of what it has said by itself. */
    told: Json
    /** The first day on which it has something to say by itself; null: never as it stands. */
    next_on: string | null
    /** When the clock takes a step by itself. */
    act_at: string | null
    /** Letters and digits of the title. */
    title_key: string | null
  }
  record_helper: { unit: string; record_id: string }
  record_step: {
    record_id: string
    seq: number
    at: string
    person_id: string | null
    person_name: string
    post: string | null
    step: string
    from_state: string | null
    to_state: string | null
    given: Json
    before: Json | null
    reason: string | null
    via: string
    /** One cause makes one step: a click, a message, a row of an import. */
    source_key: string
  }
  /** A weekly report says of a record 无变化; no step of it. */
  record_same: {
    record_id: string
    item_id: string
    at: string
    person_id: string | null
    person_name: string
    post: string | null
    report: string
  }
  /** What firms are in which chains, from when until when; read off the values of their records. */
  firm_role: { firm_id: string; chain_id: string; role: string; since: string | null; until: string | null }
  /** 统一社会信用代码 of the firms that are in the register: no two have the same. */
  firm_code: { code: string; firm_id: string }
  /** Which records name a firm. */
  record_firm: { firm_id: string; record_id: string }
  /** What was typed into the form of a step or of a new record and is not sent yet. */
  record_draft: { key: string; person_id: string; typed: Json; saved_at: string }
  /** What the next morning note tells somebody; in whose place, where that one is away. */
  morning_line: { person_id: string; record_id: string; key: string; in_place_of: string | null }
  /** Cards that name a record by its title, beside its own, and how each is drawn anew. */
  record_shown: { record_id: string; outbox_id: string; shown: Json; at: string }
  /** Number of a record in the index of texts: SQLite's FTS5, `record_words`, which only `record-index.ts` knows. */
  record_doc: { doc: Generated<number>; record_id: string }
  /** Records that the index does not know as they are. */
  unindexed_record: { record_id: string }
  record_link: { from_id: string; to_id: string; how: string; at: string }
  /** A filled template that somebody sent, and what became of it; its rows as read, and what is wrong with them, are in `import_rows`. */
  record_import: {
    id: string
    kind: string
    person_id: string
    message_id: string
    file_name: string
    /** Of what the rows say: the same rows again are the same import. */
    hash: string
    state: string
    /** The first ones. */
    faults: Json
    counts: Json
    progress: Json | null
    created_at: string
  }
  /** Firms in the order of their last change. */
  firm_change: { firm_id: string; seq: number }
  import_rows: { import_id: string; first: number; rows: Json; faults: Json }
}
