export const MERCHANT_KINDS = ['individual', 'household-business'] as const
export type MerchantKind = (typeof MERCHANT_KINDS)[number]

export const CATEGORIES = ['groceries', 'food', 'fresh', 'clothing', 'services', 'other'] as const
export type Category = (typeof CATEGORIES)[number]

/** Longest trading name a sticker prints on two lines. */
export const TRADE_NAME_MAX = 60
