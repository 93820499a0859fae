import {spawn, spawnSync} from 'node:child_process'
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {connect} from 'node:tls'
import {fileURLToPath} from 'node:url'
import {freePorts} from '../../scripts/sample/freePorts.ts'

const examples = fileURLToPath(new URL('../../docs/deployment', import.meta.url))

export interface FrontServer {
  /** Over TLS, with a certificate that nobody vouches for. */
  url: string
  close: () => Promise<void>
}

interface Place {
  /** For all that the server writes. */
  folder: string
  /** Port of the publisher. */
  publisherPort: number
  /** Data folder of the publisher. */
  data: string
  /** A free port. */
  port: number
}

export function isInstalled(program: string): boolean {
  return spawnSync(program, [program === 'nginx' ? '-v' : 'version']).status === 0
}

/** nginx with our example, but for addresses, certificates and the data folder. */
export async function startNginx({folder, publisherPort, data, port}: Place): Promise<FrontServer> {
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
  run('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'],
    ...['-keyout', key, '-out', certificate],
  ])
  const example = adapted('nginx.conf', [
    ['127.0.0.1:4321', `127.0.0.1:${publisherPort}`],
    ['443 ssl', `127.0.0.1:${port} ssl`],
    ['/etc/letsencrypt/live/careers.example/fullchain.pem', certificate],
    ['/etc/letsencrypt/live/careers.example/privkey.pem', key],
    ['/var/lib/crosswalk/publisher', data],
  ])
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(folder, name)};`)
    .join('\n')
  const configuration = join(folder, 'nginx.conf')
  writeFileSync(
    configuration,
    // A master that is root lets its workers be somebody who may not see a test's folder.
    `${process.getuid?.() === 0 ? 'user root;\n' : ''}worker_processes 1;
daemon off;
pid ${join(folder, 'nginx.pid')};
error_log stderr crit;
events { worker_connections 64; }
http {
access_log off;
${temporary}
${example}
}
`,
  )
  return start('nginx', ['-c', configuration, '-p', folder, '-e', 'stderr'], {port, folder})
}

/** Caddy with our example, but for addresses and the data folder, and with its own authority. */
export async function startCaddy({folder, publisherPort, data, port}: Place): Promise<FrontServer> {
  const [filesPort = 0] = await freePorts(1)
  const example = adapted('Caddyfile', [
    ['127.0.0.1:4321', `127.0.0.1:${publisherPort}`],
    ['127.0.0.1:4320', `127.0.0.1:${filesPort}`],
    ['http://:4320', `http://:${filesPort}`],
    ['/var/lib/crosswalk/publisher', data],
    ['\ncareers.example {', `\nhttps://localhost:${port} {\n\ttls internal`],
  ])
  const configuration = join(folder, 'Caddyfile')
  const [sites = ''] = example.split("# The editors' Studio")
  writeFileSync(
    configuration,
    `{\n\tadmin off\n\tskip_install_trust\n\tauto_https disable_redirects\n\tlog {\n\t\tlevel ERROR\n\t}\n}\n${sites}`,
  )
  return start('caddy', ['run', '--config', configuration], {port, folder})
}

function adapted(name: string, replacements: readonly (readonly [string, string])[]): string {
  let text = readFileSync(join(examples, name), 'utf8')
  for (const [from, to] of replacements) {
    if (!text.includes(from)) throw new Error(`The example ${name} does not say "${from}".`)
    text = text.replaceAll(from, to)
  }
  return text
}

async function start(
  program: string,
  args: readonly string[],
  {port, folder}: {port: number; folder: string},
): Promise<FrontServer> {
  const home = join(folder, 'home')
  mkdirSync(home, {recursive: true})
  const child = spawn(program, args, {
    env: {...process.env, HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home},
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  while (!(await accepts(port))) {
    if (child.exitCode !== null) throw new Error(`${program} ended; its last words are above.`)
    await pause(50)
  }
  return {
    url: `https://localhost:${port}`,
    close: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(
      {port, host: '127.0.0.1', servername: 'localhost', rejectUnauthorized: false},
      () => {
        socket.destroy()
        resolve(true)
      },
    )
    socket.once('error', () => resolve(false))
  })
}

function run(program: string, args: readonly string[]): void {
  const {status, stderr} = spawnSync(program, args)
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`)
}
