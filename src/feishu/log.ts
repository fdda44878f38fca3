export interface FeishuLogFields {
  msg: string
  api?: string
  code?: number
  status?: number
  log_id?: string
  ms?: number
}

/** What this folder may say: never a body, a header, an id of a chat or a person, a secret. */
export interface FeishuLog {
  info(fields: FeishuLogFields): void
  warn(fields: FeishuLogFields): void
}
