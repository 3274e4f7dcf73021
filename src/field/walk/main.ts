import type { Words } from '../../domain/capture/words.ts'
import { mountApp } from './app.tsx'
import { startEngine } from './start.ts'

const WORKER = '/built/walk-worker.js'

const root = document.getElementById('app')
const words: Words = JSON.parse(document.getElementById('words')?.textContent ?? '{}')
if (root) mountApp(root, startEngine(), words)

// Where the browser has none, the app runs as long as there is a signal to open it with.
if ('serviceWorker' in navigator)
  void navigator.serviceWorker.register(WORKER, { scope: '/walk', updateViaCache: 'none' }).catch(() => undefined)
