import type { Mapping } from '../domain/payout/table-headings.ts'
import { type Heading, readTable, type TableReading } from '../web/payout-import/reader.ts'
import { inThread } from './in-thread.ts'

// What it answers holds the chosen columns only: no cell of another one leaves the thread.
inThread<Uint8Array, TableReading, readonly Heading[], Mapping>(readTable)
