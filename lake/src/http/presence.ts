import type {WebSocket} from 'ws'
import type {Access, Caller} from '../access/caller.ts'
import {LakeError} from '../errors.ts'

/**
 * Who looks at which document: a JSON-RPC socket that relays what each Studio tab announces to
 * the other tabs of the dataset. Nothing is stored.
 *
 * @see Content Lake API reference, section 14
 */
export class PresenceRooms {
  readonly #access: Access
  readonly #rooms = new Map<string, Set<Member>>()

  constructor(access: Access) {
    this.#access = access
  }

  join(dataset: string, socket: WebSocket): void {
    const room = this.#rooms.get(dataset) ?? new Set()
    this.#rooms.set(dataset, room)
    const member: Member = {
      socket,
      caller: undefined,
      subscriptions: new Set(),
      sessions: new Set(),
    }
    room.add(member)
    socket.on('message', (data, isBinary) => {
      if (!isBinary) this.#receive(String(data), member, room)
    })
    socket.on('close', () => {
      room.delete(member)
      if (room.size === 0) this.#rooms.delete(dataset)
      for (const session of member.sessions) relay(room, member, {type: 'disconnect', m: {session}})
    })
  }

  #receive(text: string, member: Member, room: Set<Member>): void {
    if (text === heartbeat) {
      member.socket.send(heartbeat)
      return
    }
    const call = parseCall(text)
    if (!call) {
      member.socket.close(1008, 'not a JSON-RPC request')
      return
    }
    const answer = this.#answer(call, member, room)
    member.socket.send(JSON.stringify({jsonrpc: '2.0', id: call.id, ...answer}))
  }

  #answer({id, method, params}: Call, member: Member, room: Set<Member>): Answer {
    if (method === 'authorization') return this.#authorize(member, params.authorization)
    if (!member.caller) return {error: {code: -32001, message: 'Send "authorization" first.'}}
    switch (method) {
      case 'presence_subscribe': {
        const subscription = `presence-${id}`
        member.subscriptions.add(subscription)
        return {result: subscription}
      }
      case 'presence_unsubscribe':
        member.subscriptions.delete(String(params.subscriptionId))
        return {result: null}
      case 'presence_announce': {
        const announced = params.data
        if (isRecord(announced) && typeof announced.sessionId === 'string') {
          member.sessions.add(announced.sessionId)
        }
        relay(room, member, {type: 'state', m: announced})
        return {result: null}
      }
      case 'presence_rollcall':
        relay(room, member, {type: 'rollCall', session: params.session})
        return {result: null}
      case 'presence_disconnect':
        member.sessions.delete(String(params.session))
        relay(room, member, {type: 'disconnect', m: {session: params.session}})
        return {result: null}
      default:
        return {error: {code: -32601, message: `Method "${method}" not found.`}}
    }
  }

  #authorize(member: Member, authorization: unknown): Answer {
    try {
      const caller = this.#access.callerOf(new Headers({authorization: String(authorization)}))
      if (caller.role !== 'anonymous') member.caller = caller
      return {result: true}
    } catch (error) {
      if (!(error instanceof LakeError)) throw error
      return {error: {code: -32001, message: error.message}}
    }
  }
}

interface Member {
  socket: WebSocket
  /** Undefined until the socket proved who it is. */
  caller: Caller | undefined
  subscriptions: Set<string>
  /** Of the Studio tabs that announced themselves on this socket. */
  sessions: Set<string>
}

interface Call {
  id: string | number
  method: string
  params: Record<string, unknown>
}

type Answer = {result: unknown} | {error: {code: number; message: string}}

const heartbeat = '♥'
/** What may wait for one tab: presence is a few hundred bytes, so this tab has stopped to read. */
const waitingLimitBytes = 1024 * 1024

function relay(room: ReadonlySet<Member>, sender: Member, message: Record<string, unknown>): void {
  const result = {...message, i: sender.caller?.userId}
  for (const {socket, subscriptions, caller} of room) {
    if (socket === sender.socket || !caller) continue
    if (socket.bufferedAmount > waitingLimitBytes) {
      socket.terminate()
      continue
    }
    for (const subscription of subscriptions) {
      const params = {subscription, result}
      socket.send(JSON.stringify({jsonrpc: '2.0', method: 'presence_subscription', params}))
    }
  }
}

function parseCall(text: string): Call | undefined {
  let call: unknown
  try {
    call = JSON.parse(text)
  } catch {
    // Not JSON is answered like any other malformed request.
    return undefined
  }
  if (!isRecord(call) || typeof call.method !== 'string') return undefined
  const {id, method, params} = call
  if (typeof id !== 'string' && typeof id !== 'number') return undefined
  return {id, method, params: isRecord(params) ? params : {}}
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
