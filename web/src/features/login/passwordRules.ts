// What a new password has to be, told while it is typed. The server decides; this is the same rule in sight.
export interface PasswordRule {
  name: 'length' | 'kinds' | 'account'
  is_kept: boolean
}

const length_min = 10

export function passwordRules(password: string, account: string): PasswordRule[] {
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password)).length
  return [
    { name: 'length', is_kept: new TextEncoder().encode(password).length >= length_min },
    { name: 'kinds', is_kept: kinds >= 3 },
    { name: 'account', is_kept: password !== '' && (account === '' || !password.includes(account)) },
  ]
}
