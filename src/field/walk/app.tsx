/** @jsxImportSource preact */
import { render } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Words } from '../../domain/capture/words.ts'
import { fetchDecoder } from '../decoder.ts'
import type { Engine } from './engine.ts'
import { type Carried, type OpenSite, PhoneContext, useKept, usePhone, useSite } from './phone.ts'
import { hashOf, type Route, routeOf } from './rules/route.ts'
import { stallsOf } from './rules/stalls.ts'
import { AddScreen } from './screens/add.tsx'
import { CaptureScreen } from './screens/capture.tsx'
import { EditScreen } from './screens/edit.tsx'
import { MeetingsScreen } from './screens/meetings.tsx'
import { RecordsScreen } from './screens/records.tsx'
import { StartScreen } from './screens/start.tsx'
import { StreetScreen } from './screens/street.tsx'
import { Loading } from './ui/form.tsx'
import { SyncBar } from './ui/sync-bar.tsx'

/** Puts the app into the page. The decoder of codes is fetched with it, so that it is there when the signal is not. */
export function mountApp(root: HTMLElement, engine: Engine, words: Words): void {
  void fetchDecoder().catch(() => undefined)
  root.replaceChildren()
  root.classList.add('walk-app')
  render(<App engine={engine} words={words} />, root)
}

interface Place {
  readonly route: Route
  readonly carried: Carried
  /** Counts openings: the same address opened again is a fresh screen. */
  readonly opened: number
}

const App = ({ engine, words }: { engine: Engine; words: Words }) => {
  const { place, go } = usePlace()
  const kept = useKept(engine)
  const opened = useRef<OpenSite>(undefined)
  if (kept === undefined) return <Loading />
  if (kept === 'none') return <Unkept words={words} />
  return (
    <PhoneContext.Provider value={{ engine, words, kept, go, carried: place.carried, opened }}>
      <SyncBar />
      <main>
        <Screen key={place.opened} route={place.route} />
      </main>
    </PhoneContext.Provider>
  )
}

const Unkept = ({ words: { start } }: { words: Words }) => (
  <main>
    <div class="walk">
      <h1>{start.title}</h1>
      <p role="alert">{start.noStorage}</p>
      <a class="button" href="/">
        {start.home}
      </a>
    </div>
  </main>
)

/** The address after the # says what is open, so that a reload and the back button lead where they should. */
function usePlace(): { place: Place; go: (to: Route, carried?: Carried) => void } {
  const [place, setPlace] = useState<Place>(() => ({ route: routeOf(location.hash), carried: {}, opened: 0 }))
  const open = (carried?: Carried) => {
    const route = routeOf(location.hash)
    setPlace((left) => ({ route, carried: carried ?? stillCarried(left, route), opened: left.opened + 1 }))
    scrollTo(0, 0)
  }
  useEffect(() => {
    // A link was pressed, or the back button.
    const follow = () => open()
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  const go = (to: Route, carried: Carried = {}) => {
    // Opened at once: the browser would tell of a changed address only some time after.
    if (location.hash !== hashOf(to)) history.pushState(null, '', hashOf(to))
    open(carried)
  }
  return { place, go }
}

/** A code that waits for its stall goes with whoever presses the stall on the drawing. */
const stillCarried = ({ route, carried: { code } }: Place, to: Route): Carried =>
  code !== undefined && route.screen === 'street' && (to.screen === 'capture' || to.screen === 'street') ? { code } : {}

const Screen = ({ route }: { route: Route }) => {
  if (route.screen === 'start') return <StartScreen />
  if (route.screen === 'records') return <RecordsScreen />
  if (route.screen === 'meetings') return <MeetingsScreen {...route} />
  return <SiteScreen route={route} />
}

const SiteScreen = ({ route }: { route: Exclude<Route, { screen: 'start' | 'records' | 'meetings' }> }) => {
  const { kept, words } = usePhone()
  const bundle = useSite(route.site)
  const stalls = useMemo(() => (bundle ? stallsOf(bundle, kept.records) : []), [bundle, kept.records])
  if (bundle === undefined) return <Loading />
  if (bundle === null) return <Gone sentence={words.street.gone} />
  if (route.screen === 'street') return <StreetScreen bundle={bundle} stalls={stalls} block={route.block} />
  if (route.screen === 'add') return <AddScreen bundle={bundle} stalls={stalls} after={route.after} />
  const stall = stalls.find(({ id }) => id === route.stall)
  if (stall === undefined) return <Gone sentence={words.capture.noSite} />
  const Open = route.screen === 'edit' ? EditScreen : CaptureScreen
  return <Open bundle={bundle} stalls={stalls} stall={stall} />
}

const Gone = ({ sentence }: { sentence: string }) => {
  const { start } = usePhone().words
  return (
    <div class="walk">
      <p class="empty">{sentence}</p>
      <a class="button" data-kind="main" href={hashOf({ screen: 'start' })}>
        {start.back}
      </a>
    </div>
  )
}
