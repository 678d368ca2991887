import { expect, test } from 'vitest'
import { passwordRules } from './passwordRules'

const kept = (password: string, account = 'wei'): string[] =>
  passwordRules(password, account).filter((rule) => rule.is_kept).map((rule) => rule.name)

test('a good password keeps every rule', () => expect(kept('Xiaoyuan-2026')).toEqual(['length', 'kinds', 'account']))

test('each rule is broken on its own', () => {
  expect(kept('Xy-2026')).toEqual(['kinds', 'account'])
  expect(kept('xiaoyuan2026')).toEqual(['length', 'account'])
  expect(kept('Xiao-wei-2026')).toEqual(['length', 'kinds'])
  expect(kept('')).toEqual([])
})
