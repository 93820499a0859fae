import {parentPort, workerData} from 'node:worker_threads'
import SQLite from 'better-sqlite3'

const database = new SQLite(String(workerData), {readonly: true})
parentPort?.postMessage(database.pragma('quick_check(1)', {simple: true}))
database.close()
