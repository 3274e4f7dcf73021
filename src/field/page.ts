import { watchPhotos } from './photo-fields.ts'

watchPhotos(document)
