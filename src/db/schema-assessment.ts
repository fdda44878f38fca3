type Json = string

/** The tables of 考核. */
export interface AssessmentTables {
  /** Rules as applied: a changed file is a further version, none is overwritten. */
  assessment_rules: { year: number; version: number; file: string; body: Json; applied_at: string }
  /** What a person has entered: a figure no record holds, a score, a finding, a change, the third party's score. */
  assessment_entry: {
    id: string
    year: number
    no: number
    sort: string
    /** Id of a rule or of an input. */
    of: string
    /** Null: of the whole district. */
    chain_id: string | null
    value: number
    reason: string
    person_id: string | null
    person_name: string
    post: string | null
    at: string
    state: string
    /** Whoever confirmed or refused it, where two are needed, or took it back. */
    second_id: string | null
    second_name: string | null
    settled_at: string | null
    settled_why: string | null
    source_key: string
  }
  /** Sheets as they stood: of a night, from the first one that found them so to the last, or as made known. Never rewritten. */
  assessment_sheet: {
    year: number
    chain_id: string
    seq: number
    why: string
    from_day: string
    to_day: string
    rules_version: number
    body: Json
    made_at: string
    /** The last day on which 申诉 is taken, of one that was made known. */
    appeal_until: string | null
  }
}
