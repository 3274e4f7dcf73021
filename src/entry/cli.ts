export {}

// better-sqlite3 ends a Node older than 22 with a bare segmentation fault, so the version is looked at first.
const major = Number(process.versions.node.split('.')[0])
if (major < 22) {
  console.error(`Phố QR needs Node 22 or newer; this is ${process.version}. On Linux "npm ci" brings one along.`)
  process.exit(1)
}
const { main } = await import('./main.ts')
process.exitCode = await main(process.argv.slice(2))
