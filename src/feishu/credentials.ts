import { settle } from './errors.ts'
import { CallFailure } from './failure.ts'
import type { Tokens } from './tokens.ts'

export type CredentialCheck =
  | { ok: true }
  /** `refused`: Feishu said no to these credentials. Otherwise there was no usable answer, and it says nothing about them. */
  | { ok: false; refused: boolean; code: number; hint: string }

const hints = new Map([
  [10003, '应用凭证不对：请核对 FEISHU_APP_ID 和 FEISHU_APP_SECRET（开放平台 → 凭证与基础信息）'],
  [10014, '应用凭证不对：请核对 FEISHU_APP_ID 和 FEISHU_APP_SECRET（开放平台 → 凭证与基础信息）'],
  [10015, '应用密钥不对：请核对 FEISHU_APP_SECRET（开放平台 → 凭证与基础信息）'],
  [99991662, '应用已停用：请管理员在飞书管理后台启用'],
  [99991673, '应用未安装：请在开放平台发布版本并由管理员审核通过'],
  [99991401, '本机地址不在应用的 IP 白名单内（开放平台 → 安全设置）'],
])

/** Asks for a token, whatever is at hand. */
export const verifyCredentials = async (tokens: Tokens): Promise<CredentialCheck> => {
  const result = await settle(tokens.refresh())
  if (!(result instanceof CallFailure)) return { ok: true }
  const { code, status = 0 } = result.facts
  const hint = code === undefined ? undefined : hints.get(code)
  if (code !== undefined && hint !== undefined) return { ok: false, refused: true, code, hint }
  const said = code ?? (status > 0 ? `HTTP ${status}` : undefined)
  return {
    ok: false,
    refused: false,
    code: code ?? 0,
    hint: said === undefined ? '连不上飞书：请检查网络和 FEISHU_BASE_URL' : `飞书暂未给出令牌（${said}），稍后再试`,
  }
}
