export interface ApiErrorDetails {
  http?: number
  headers?: Record<string, string>
  /** Goes into `error`, beside `log_id`. */
  error?: Record<string, unknown>
}

/** Feishu's refusal of a call; `http` defaults to 400, as for nearly every business error. */
export class ApiError extends Error {
  readonly code: number
  readonly http: number | undefined
  readonly headers: Record<string, string>
  readonly error: Record<string, unknown>

  constructor(code: number, message: string, details: ApiErrorDetails = {}) {
    super(message)
    this.code = code
    this.http = details.http
    this.headers = details.headers ?? {}
    this.error = details.error ?? {}
  }
}

export const invalidParam = (why: string): ApiError =>
  new ApiError(230001, `Your request contains an invalid request parameter, ext=${why}`)

/** An id no message has, or has any more; a message that was withdrawn is still known. */
export const unknownMessage = (): ApiError =>
  new ApiError(99992354, 'The request you send is not a valid {open_message_id} or not exists')

/** The generic field check in front of every API. */
export const fieldInvalid = (field: string, why: string): ApiError =>
  new ApiError(99992402, 'field validation failed', { error: { field_violations: [{ field, description: why }] } })
