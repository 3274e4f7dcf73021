import { watchEvidence } from './evidence.ts'
import { watchFiles } from './file-fields.ts'
import { watchPhotos } from './photo-fields.ts'
import { watchRequired } from './required.ts'
import { watchSending } from './sending.ts'
import { watchSigningOut } from './signed-out.ts'

watchPhotos(document)
watchEvidence(document)
watchFiles(document)
watchRequired(document)
watchSending(document)
watchSigningOut(document)
