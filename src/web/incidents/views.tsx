import { showMoment } from '../../domain/day.ts'
import { EVIDENCE_AT_MOST } from '../../domain/incident.ts'
import { showSerial } from '../../domain/serial.ts'
import { vi } from '../messages/vi.ts'
import { paths } from '../paths.ts'
import { EvidenceForm } from '../ui/evidence.tsx'
import { type Fact, Facts } from '../ui/facts.tsx'
import { LinkButton } from '../ui/form.tsx'
import { Holder, placeOfIncident } from '../ui/incident-rows.tsx'
import { Note } from '../ui/notices.tsx'
import { Acts, type ActsProps } from './acts.tsx'
import { RegisterBesideWall } from './compare.tsx'
import { Happenings } from './history.tsx'
import type { IncidentFile } from './read.ts'

const words = vi.incidents

export interface IncidentPageProps {
  file: IncidentFile
  /** Undefined for who only reads. */
  acts: Omit<ActsProps, 'file'> | undefined
  /** Undefined for who may add no photo. */
  photo: { submission: string; error?: string | undefined } | undefined
}

/** One incident: what was seen beside the register, who looks after it, what happened since, and the next act. */
export const IncidentPage = ({ file, acts, photo }: IncidentPageProps) => (
  <main class="page narrow" id="main">
    <header class="place">
      <p>
        <a href={paths.incidents()}>{words.toList}</a>
      </p>
      <h1>{placeOfIncident(file)}</h1>
      <p>
        <b class="incident-state" data-state={file.state}>
          {words.states[file.state]}
        </b>
        <Holder incident={file} />
      </p>
    </header>
    <section class="card stack" aria-labelledby="seen">
      <h2 id="seen">{words.seen}</h2>
      <Facts rows facts={factsOf(file)} />
      <RegisterBesideWall file={file} />
      {file.scan && <Note>{words.notKept}</Note>}
    </section>
    {acts ? <Acts file={file} {...acts} /> : <Note>{words.onlyActors}</Note>}
    <Photos file={file} photo={photo} />
    <Happenings file={file} />
    <p class="acts">
      <LinkButton href={paths.incidentPrint(file.incident.id)}>{words.print}</LinkButton>
      {file.stall && <LinkButton href={paths.stall(file.stall.id)}>{words.toStall}</LinkButton>}
    </p>
  </main>
)

/** Facts of an incident by their names; the same stand on paper. */
export function factsOf({ incident, opener, tradeName, stall, scan }: IncidentFile): Fact[] {
  const { openedAt, serial, place, note } = incident
  return [
    [vi.stalls.merchant, stall && (tradeName ?? vi.stalls.noMerchant)],
    [words.where, stall === null ? undefined : place],
    [words.result, scan && vi.walks.verdicts[scan]],
    [words.found, showMoment(openedAt)],
    [words.from, opener === null ? words.sources.public : words.sources.scan(opener)],
    [words.sticker, serial && showSerial(serial)],
    [words.said, note],
  ]
}

const Photos = ({ file: { incident, photos }, photo }: Pick<IncidentPageProps, 'file' | 'photo'>) => (
  <section class="card stack" aria-labelledby="photos">
    <h2 id="photos">{words.photos(photos.length, EVIDENCE_AT_MOST)}</h2>
    {photos.length === 0 && <p class="soft">{words.noPhotos}</p>}
    <PhotoList incident={incident.id} photos={photos} />
    {photos.length < EVIDENCE_AT_MOST ? (
      photo && <EvidenceForm incident={incident.id} {...photo} />
    ) : (
      <Note>{words.enoughPhotos(EVIDENCE_AT_MOST)}</Note>
    )}
  </section>
)

export const PhotoList = ({ incident, photos }: { incident: string; photos: IncidentFile['photos'] }) => (
  <>
    {photos.map(({ id, at, officer }) => (
      <figure class="evidence-photo">
        <img src={paths.incidentPhoto(incident, id)} alt={words.photoAlt(showMoment(at))} />
        <figcaption>
          {officer === null ? words.photoByPublic(showMoment(at)) : words.photoBy(officer, showMoment(at))}
        </figcaption>
      </figure>
    ))}
  </>
)
