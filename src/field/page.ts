import { watchEvidence } from './evidence.ts'
import { watchPhotos } from './photo-fields.ts'
import { watchRequired } from './required.ts'
import { watchSending } from './sending.ts'
import { watchSigningOut } from './signed-out.ts'

watchPhotos(document)
watchEvidence(document)
watchRequired(document)
watchSending(document)
watchSigningOut(document)
