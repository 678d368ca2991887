// The world the journeys live in: the administrators, a county of Guilin with its officers, a few dozen schools.
import { Person } from './api.mjs'

export const password = 'Xiaoyuan-2026'
export const county = { id: '450305', name: '七星区' }

const categories = ['kindergarten', 'primary', 'junior_secondary', 'nine_year', 'senior_secondary', 'vocational']
const words = ['朝阳', '育才', '漓江', '会仙', '东江', '穿山', '红岭', '江东', '六合', '普陀']
const kinds = ['幼儿园', '小学', '初级中学', '学校', '高级中学', '职业学校']
const code_heads = ['1145', '2145', '3145', '3145', '3445', '3645']

function school(at, townships) {
  const kind = at % categories.length
  return {
    name: `${words[at % words.length]}${at >= words.length ? `第${Math.floor(at / words.length) + 1}` : ''}${kinds[kind]}`,
    code: `${code_heads[kind]}${String(100000 + at)}`,
    parent: townships[at % townships.length].id,
    category: categories[kind],
    ownership: at % 4 === 0 ? 'private_owned' : 'public_owned',
    area: ['urban', 'town', 'rural'][at % 3],
    boarding: kind >= 3 ? 'partly' : 'none',
    students: 180 + at * 37,
    staff: 20 + at,
    supervisor: `${county.name}教育局`,
    principal: `校长${at + 1}`,
    principal_phone: `138773${String(10000 + at)}`,
    address: `七星区示例路${at + 1}号`,
  }
}

/** One user with one post, past the temporary password. */
export async function addPerson(world, account, name, post) {
  const made = await world.people.secadmin.call('POST', '/api/users', { account, name, ...post })
  world.people[account] = await new Person(world.url, account).settle(made.temporary_password, password)
  return world.people[account]
}

export async function makeWorld(server) {
  const world = { url: server.url, people: {}, server }
  for (const account of ['sysadmin', 'secadmin', 'audadmin']) {
    world.people[account] = await new Person(server.url, account).settle(server.temporary[account], password)
  }
  await addPerson(world, 'education', '韦教育', { unit: county.id, role: 'officer', agency: 'education' })
  await addPerson(world, 'police', '莫公安', { unit: county.id, role: 'officer', agency: 'police' })
  await addPerson(world, 'inspector', '市督查', { unit: '4503', role: 'inspector', agency: 'education' })
  const { rows: townships } = await world.people.education.call('GET', `/api/units?f.parent=${county.id}&sort=code`)
  world.schools = []
  for (let at = 0; at < 36; ++at) {
    world.schools.push(await world.people.education.call('POST', '/api/schools', school(at, townships)))
  }
  return world
}

/** Enough of a world to find it again. */
export const worldJson = (world, console_url) =>
  JSON.stringify({ url: world.url, console_url, schools: world.schools, people: Object.fromEntries(Object.entries(world.people).map(([account, person]) => [account, person.password])) })

export async function findWorld(kept) {
  const world = { url: kept.url, schools: kept.schools, people: {} }
  for (const [account, word] of Object.entries(kept.people)) {
    world.people[account] = new Person(kept.url, account)
    await world.people[account].logIn(word)
  }
  return world
}
