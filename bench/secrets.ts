export const secrets = {
  appId: 'cli_00000000000bec40',
  appSecret: 'bench-app-secret-0123456789',
  encryptKey: 'bench-encrypt-key-0123456789',
  verificationToken: 'bench-verification-token',
} as const
