// The reference's checkpoints: a worker with a connection of its own.
import { workerData } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'

const db = new Sqlite(workerData)
db.pragma('wal_autocheckpoint = 0')
setInterval(() => db.pragma('wal_checkpoint(PASSIVE)'), 200)
