import { type Day, isDay } from '../day.ts'
import { fold, readName } from '../names.ts'

/**
 * What a recurring public payment is for: social assistance, social pension, people of merit, poor and near-poor
 * households, a gift given once, and what a commune pays of its own.
 */
export const PROGRAMME_KINDS = ['assistance', 'pension', 'merit', 'poor', 'gift', 'own'] as const
export type ProgrammeKind = (typeof PROGRAMME_KINDS)[number]

/** Longest name of an authority, in characters: Sở Nội vụ tỉnh Quảng Ngãi with room to spare. */
export const AUTHORITY_LENGTH = 80
/** Longest legal basis, in characters: a few documents by number. */
export const BASIS_LENGTH = 200

/** A programme as somebody means to set it up. */
export interface NewProgramme {
  readonly name: string
  /** The office it belongs to. */
  readonly authority: string
  readonly basis: string
}

export type ProgrammeFault = 'name' | 'same-name' | 'authority' | 'basis'

/** What is wrong with a programme that is to stand beside others of its unit; empty when nothing is. */
export function findProgrammeFaults(meant: NewProgramme, others: readonly string[]): ProgrammeFault[] {
  const faults: [ProgrammeFault, boolean][] = [
    ['name', !readName(meant.name).ok],
    ['same-name', others.some((name) => fold(name) === fold(meant.name))],
    ['authority', meant.authority === '' || meant.authority.length > AUTHORITY_LENGTH],
    ['basis', meant.basis === '' || meant.basis.length > BASIS_LENGTH],
  ]
  return faults.filter(([, found]) => found).map(([fault]) => fault)
}

/** Whether something that holds from a day up to, and not on, another one holds on a day. Null: without an end. */
export const holdsOn = ({ fromDay, toDay }: { fromDay: Day; toDay: Day | null }, day: Day): boolean =>
  isDay(day) && fromDay <= day && (toDay === null || day < toDay)
