import SQLite from 'better-sqlite3'
const db = new SQLite(process.argv[2]!, {readonly: true})
for (const sql of process.argv.slice(3)) { const s = performance.now(); console.log(JSON.stringify(db.prepare(sql).all()).slice(0, 1500), (performance.now() - s).toFixed(1)) }
