/** One purpose, one question; never pre-ticked. A phone number is not kept without `phone`. */
export const PURPOSES = ['sticker', 'phone', 'bank-list'] as const
export type Purpose = (typeof PURPOSES)[number]

/** Version of the sentences read aloud; a change of wording is a new version. */
export const CONSENT_TEXT_VERSION = '2026-11'

/** `own-page`: the vendor answered on their own page; the officer kept with it is who handed over its link. */
export const CONSENT_METHODS = ['spoken', 'written', 'own-page'] as const
export type ConsentMethod = (typeof CONSENT_METHODS)[number]
