// The API as one person, for making the world a journey needs.
export class Person {
  #cookie = ''
  #csrf = ''

  constructor(url, account) {
    this.url = url
    this.account = account
    this.password = ''
  }

  call(method, path, body) {
    return body === undefined ? this.send(method, path) : this.send(method, path, JSON.stringify(body), { 'Content-Type': 'application/json' })
  }

  /** Bytes as they are: a file. */
  async send(method, path, bytes, more = {}) {
    const headers = { 'X-CSRF-Token': this.#csrf, ...(this.#cookie ? { Cookie: this.#cookie } : {}), ...more }
    const response = await fetch(this.url + path, { method, headers, body: bytes })
    const cookie = response.headers.getSetCookie()[0]
    if (cookie) this.#cookie = cookie.split(';')[0]
    const text = await response.text()
    const answer = text === '' ? null : JSON.parse(text)
    if (!response.ok) throw new Error(`${this.account}: ${method} ${path}: ${response.status} ${text}`)
    if (answer?.csrf) this.#csrf = answer.csrf
    return answer
  }

  async logIn(password) {
    this.password = password
    return this.call('POST', '/api/session', { account: this.account, password })
  }

  /** From the temporary password to one that lasts. */
  async settle(temporary, password) {
    await this.logIn(temporary)
    await this.call('POST', '/api/session/password', { old_password: temporary, new_password: password })
    this.password = password
    return this
  }
}
