import {type FileFindings, type FileToRead, findingsOf} from './fileFindings.ts'

/** What a thread does for `readFiles.ts`. */
export default async function readInThread(files: readonly FileToRead[]): Promise<FileFindings[]> {
  const findings: FileFindings[] = []
  for (const file of files) findings.push(await findingsOf(file))
  return findings
}
