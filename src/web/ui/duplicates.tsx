import type { Duplicates, Twin, Twins } from '../../store/duplicates.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Alarm } from './notices.tsx'

const isFound = ({ here, elsewhere }: Twins): boolean => here.length + elsewhere > 0

/** Whether anything looks like a duplicate. */
export const hasDuplicates = (found: Duplicates): boolean => Object.values(found).some(isFound)

/** Names what was found, so that "save anyway" counts for the duplicates that were shown and for no others. */
export const duplicatesKey = (found: Duplicates): string =>
  (['account', 'phone', 'stall'] as const)
    .filter((kind) => isFound(found[kind]))
    .map((kind) => [kind, ...found[kind].here.map(({ merchant }) => merchant), found[kind].elsewhere].join(' '))
    .join(', ')

/** What looks registered already: by name within the viewer's scope, as a count beyond it. */
export const DuplicateList = ({ found }: { found: Duplicates }) => (
  <>
    <Sharing words={vi.accounts.sameStall} twins={found.stall} />
    <Sharing words={vi.accounts.sameAccount} twins={found.account} />
    <Sharing words={vi.accounts.samePhone} twins={found.phone} />
  </>
)

const Sharing = ({ words, twins: { here, elsewhere } }: { words: string; twins: Twins }) =>
  here.length + elsewhere === 0 ? null : (
    <p>
      {words}
      {here.map((twin, at) => (
        <>
          {at === 0 ? ' ' : ', '}
          <TwinLink twin={twin} />
        </>
      ))}
      {elsewhere > 0 && `${here.length > 0 ? ', ' : ' '}${vi.accounts.elsewhere(elsewhere)}`}.
    </p>
  )

const TwinLink = ({ twin }: { twin: Twin }) => (
  <a href={paths.stall(twin.stall)}>
    {twin.tradeName} ({twin.number}, {twin.site})
  </a>
)

/** The warning of a form, with the box that saves all the same. */
export const DuplicateWarning = ({ found, acknowledged }: { found: Duplicates; acknowledged?: string }) =>
  !hasDuplicates(found) ? null : (
    <Alarm called>
      <b>{vi.accounts.duplicates}</b>
      <DuplicateList found={found} />
      {isFound(found.stall) && <p>{vi.accounts.replacing}</p>}
      <div class="consent">
        <label>
          <input
            type="checkbox"
            name="acknowledged"
            value={duplicatesKey(found)}
            checked={acknowledged === duplicatesKey(found)}
          />
          <span>{vi.accounts.acknowledge}</span>
        </label>
      </div>
    </Alarm>
  )
