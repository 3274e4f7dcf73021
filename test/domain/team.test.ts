import { describe, expect, test } from 'vitest'
import { countTeams, isPostFree, teamsIn } from '../../src/domain/team.ts'

const size = (kind: 'digital' | 'youth', named: number, declared: number | null) => ({ kind, named, declared })

describe('teams of a place', () => {
  test('are counted by kind, and their members twice: those named and those declared', () => {
    const count = countTeams([size('digital', 3, 9), size('digital', 0, 7), size('youth', 2, null)])
    expect(count).toEqual({ teams: { digital: 2, youth: 1 }, named: 5, declared: 16, declaring: 2 })
    expect(teamsIn(count)).toBe(3)
  })

  test('that declare nothing are told from those that declare nought', () => {
    expect(countTeams([size('youth', 0, null)])).toMatchObject({ declared: 0, declaring: 0 })
    expect(countTeams([size('youth', 0, 0)])).toMatchObject({ declared: 0, declaring: 1 })
  })
})

describe('a team', () => {
  test('has one lead at a time, and any number of deputies and members', () => {
    expect(isPostFree('lead', ['deputy', 'member'])).toBe(true)
    expect(isPostFree('lead', ['lead'])).toBe(false)
    expect(isPostFree('deputy', ['lead', 'deputy'])).toBe(true)
    expect(isPostFree('member', ['lead', 'member'])).toBe(true)
  })
})
