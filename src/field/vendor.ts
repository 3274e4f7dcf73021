import { watchAmount } from './vendor-amount.ts'
import { keepPage, tellKept } from './vendor-keep.ts'

watchAmount(document)
tellKept(document)
void keepPage(document)
