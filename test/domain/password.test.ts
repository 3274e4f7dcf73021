import { describe, expect, test } from 'vitest'
import { passwordRefusal } from '../../src/domain/password.ts'

const own = ['lan', 'Lê Thị Lan']

describe('a password', () => {
  test.each([
    'cá kho tiêu xanh 7',
    'correct horse battery',
    'xK9#mQ2!vT',
    'lan can cầu Trà Khúc',
    '!@#$%^&*()_+',
    'ぱすわーどはながいです',
    'núi Ấn sông Trà',
  ])('"%s" will do', (password) => {
    expect(passwordRefusal(password, own)).toBeUndefined()
  })

  test.each([
    ['123456789', 'too-short'],
    ['ấ'.repeat(9), 'too-short'],
    ['a1b2c3d4e5'.repeat(13), 'too-long'],
    ['1234567890', 'obvious'],
    ['0123456789', 'obvious'],
    ['Mật khẩu 123', 'obvious'],
    ['MATKHAU2026', 'obvious'],
    ['matkhau.123', 'obvious'],
    ['password123', 'obvious'],
    ['Lê Thị Lan 12', 'obvious'],
    ['lelanthilan', 'obvious'],
    ['abababababab', 'obvious'],
    ['phoqr-vietqr', 'obvious'],
  ])('"%s" is %s', (password, refusal) => {
    expect(passwordRefusal(password, own)).toBe(refusal)
  })

  test('has the same length however its marks are composed', () => {
    const nine = 'ếệốộắbcdf'
    expect(passwordRefusal(nine.normalize('NFD'), [])).toBe('too-short')
  })
})
