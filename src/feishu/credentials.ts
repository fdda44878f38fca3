import { settle } from './errors.ts'
import { CallFailure } from './failure.ts'
import type { Tokens } from './tokens.ts'

export type CredentialCheck =
  | { ok: true }
  /** `refused`: Feishu said no to these credentials. Otherwise there was no usable answer, and it says nothing about them. */
  | { ok: false; refused: boolean; code: number; hint: string }

const wrongPair = '应用凭证不对：请核对 FEISHU_APP_ID 和 FEISHU_APP_SECRET（开放平台 → 凭证与基础信息）'

const hints = new Map([
  [10003, wrongPair],
  [10014, wrongPair],
  [10015, '应用密钥不对：请核对 FEISHU_APP_SECRET（开放平台 → 凭证与基础信息）'],
  [99991662, '应用已停用：请管理员在飞书管理后台启用'],
  [99991673, '应用未安装：请在开放平台发布版本并由管理员审核通过'],
  [99991401, '本机地址不在应用的 IP 白名单内（开放平台 → 安全设置）'],
  // Of the long connection. 1000040345 is also what an app gets that was never published (reported).
  [1000040344, wrongPair],
  [1000040345, `${wrongPair}；都对的话，多半是应用还没有发布版本`],
  [1000040346, wrongPair],
])

/** Known, and no fault of the credentials. */
const others = new Map([[1000040350, '这个应用的长连接已满（最多 50 个）：请停掉别处用同一应用的程序']])

/** What a refusal or a silence of Feishu says about the credentials. @param wanted what was asked for */
export const judge = ({ facts }: CallFailure, wanted: string): Extract<CredentialCheck, { ok: false }> => {
  const { code, status = 0 } = facts
  const hint = code === undefined ? undefined : hints.get(code)
  if (code !== undefined && hint !== undefined) return { ok: false, refused: true, code, hint }
  const other = code === undefined ? undefined : others.get(code)
  if (code !== undefined && other !== undefined) return { ok: false, refused: false, code, hint: other }
  const said = code ?? (status > 0 ? `HTTP ${status}` : undefined)
  return {
    ok: false,
    refused: false,
    code: code ?? 0,
    hint:
      said === undefined ? '连不上飞书：请检查网络和 FEISHU_BASE_URL' : `飞书暂未给出${wanted}（${said}），稍后再试`,
  }
}

/** Asks for a token, whatever is at hand. */
export const verifyCredentials = async (tokens: Tokens): Promise<CredentialCheck> => {
  const result = await settle(tokens.refresh())
  return result instanceof CallFailure ? judge(result, '令牌') : { ok: true }
}
