import { type Day, showDay, weekdayOf } from '../../domain/day.ts'
import { EVERY_DAY, MARKET_RULES, type MarketDays, marketDaysOn, nextTradingDays } from '../../domain/market-days.ts'
import { capital } from '../../domain/names.ts'
import { lunarDateOf, lunarDayOf } from '../../store/lunar.ts'
import type { FoundMarketDays } from '../../store/market-days.ts'
import type { Site } from '../../store/sites.ts'
import { type FieldErrors, SUBMISSION, type Typed, typedIn } from '../forms.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { Chips } from '../ui/choices.tsx'
import { Button, Field, FormSummary, inPlace, LinkButton } from '../ui/form.tsx'
import { Note } from '../ui/notices.tsx'
import { DAYS_TEXT } from './form.ts'
import { sentenceOf, weekday, writtenBy } from './words.ts'

const words = vi.marketDays

/** Trading days shown, for somebody to compare with a calendar. */
const SHOWN = 10

interface MarketDaysProps {
  site: Site
  /** In the order in which they come to hold. */
  rules: readonly FoundMarketDays[]
  day: Day
  /** Undefined where the viewer reads only. */
  form: FormProps | undefined
}

/** On which days a place trades: the rule, the days it leads to, and the form for who coordinates. */
export const MarketDaysPage = ({ site, rules, day, form }: MarketDaysProps) => {
  const current = marketDaysOn(rules, day)
  return (
    <main class="page narrow" id="main">
      <header class="place">
        <h1>{words.titleOf(site.name)}</h1>
      </header>
      <section class="card stack" aria-labelledby="now">
        <h2 id="now">{words.now}</h2>
        <p>{current ? sentenceOf(current) : words.byDefault}</p>
        {current && <small>{writtenBy(current)}</small>}
        <Coming rules={rules} day={day} />
        <Note>{words.means}</Note>
      </section>
      <NextDays days={nextTradingDays(rules, day, SHOWN, lunarDayOf)} />
      {form && <RuleForm site={site} day={day} current={current ?? EVERY_DAY} {...form} />}
      <Earlier rules={rules} day={day} />
      <LinkButton href={paths.site(site.id)}>{words.backToSite}</LinkButton>
    </main>
  )
}

/** Rules of later days that will hold: the last written down of each day. */
const Coming = ({ rules, day }: { rules: readonly FoundMarketDays[]; day: Day }) => (
  <>
    {rules
      .filter((rule) => rule.fromDay > day && marketDaysOn(rules, rule.fromDay) === rule)
      .map((rule) => (
        <p>
          <b>{words.coming(showDay(rule.fromDay))}:</b> {sentenceOf(rule)}
        </p>
      ))}
  </>
)

const NextDays = ({ days }: { days: readonly Day[] }) => (
  <section class="card stack" aria-labelledby="next">
    <h2 id="next">{words.next}</h2>
    {days.length === 0 ? <p class="empty">{words.none}</p> : <p class="soft">{words.check}</p>}
    <ol class="days">
      {days.map((day) => {
        const lunar = lunarDateOf(day)
        return (
          <li>
            <b>{showDay(day)}</b>
            <span>{capital(weekday(weekdayOf(day)))}</span>
            <small>{words.lunar(lunar.day, lunar.month, lunar.leap)}</small>
          </li>
        )
      })}
    </ol>
  </section>
)

interface FormProps {
  submission: string
  typed: Typed
  errors: FieldErrors
}

/** Fields that the chosen rule does not ask for are hidden by the style sheet; where it is not read they are ignored. */
const RuleForm = ({ site, day, current, submission, typed, errors }: FormProps & Shown) => {
  const isFresh = Object.keys(typed).length === 0
  const numbers = current.days.map(String)
  const isWeekly = current.rule === 'weekdays'
  const days = isFresh ? (isWeekly ? '' : numbers.join(', ')) : typedIn(typed, 'days')
  return (
    <form {...inPlace(paths.marketDays(site.id))} class="card stack market-rule">
      <h2>{words.form}</h2>
      <input type="hidden" name={SUBMISSION} value={submission} />
      <FormSummary errors={errors} />
      <Chips
        {...{ legend: words.rule, name: 'rule', even: 1, required: true, error: errors.rule }}
        choices={MARKET_RULES.map((rule) => [rule, words.rules[rule]] as const)}
        chosen={isFresh ? current.rule : typedIn(typed, 'rule')}
      />
      <Chips
        {...{ legend: words.weekday, name: 'weekday', several: true, error: errors.weekday }}
        choices={words.weekdays.map((name, at) => [String(at + 1), capital(name)] as const)}
        chosen={isFresh ? (isWeekly ? numbers : []) : (typed.weekday ?? [])}
      />
      <Field
        {...{ label: words.days, name: 'days', value: days, error: errors.days, hint: words.daysHint }}
        {...{ maxlength: DAYS_TEXT, autocomplete: 'off' }}
      />
      <Field
        {...{ label: words.from, name: 'from', error: errors.from, hint: words.fromHint, required: true }}
        {...{ value: isFresh ? showDay(day) : typedIn(typed, 'from'), autocomplete: 'off' }}
      />
      <Button kind="main">{words.save}</Button>
    </form>
  )
}

type Shown = Pick<MarketDaysProps, 'site' | 'day'> & { current: MarketDays }

/** What no longer holds, newest first: nothing that was written down is lost. */
const Earlier = ({ rules, day }: { rules: readonly FoundMarketDays[]; day: Day }) => {
  const current = marketDaysOn(rules, day)
  const earlier = rules.filter(
    (rule) => rule !== current && (rule.fromDay <= day || marketDaysOn(rules, rule.fromDay) !== rule),
  )
  return earlier.length === 0 ? null : (
    <section class="card stack" aria-labelledby="earlier">
      <h2 id="earlier">{words.earlier}</h2>
      <ol class="tasks" reversed>
        {earlier.toReversed().map((rule) => (
          <li>
            <b>{sentenceOf(rule)}</b>
            <span>{writtenBy(rule)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
