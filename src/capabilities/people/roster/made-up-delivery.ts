import { zipSync } from 'fflate';

/** Text of CSV files by name, to be changed by a test and zipped. Nobody in it exists. */
export type Delivery = Record<string, string>;

export const today = '2026-11-23';

export function zipped(files: Record<string, string | Uint8Array>, options: { level?: 0 | 6 } = {}): Uint8Array {
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([path, content]) => [path, typeof content === 'string' ? Buffer.from(content) : content])),
    options,
  );
}

export const csv = (header: string, ...rows: string[]): string => [header, ...rows, ''].join('\r\n');

/** A copy with one piece of text replaced; fails loudly when the piece is not there. */
export function withText(delivery: Delivery, file: string, before: string, after: string): Delivery {
  const text = delivery[file] ?? '';
  if (!text.includes(before)) throw new Error(`${file} has no ${before}`);
  return { ...delivery, [file]: text.replace(before, after) };
}

export const withRows = (delivery: Delivery, file: string, ...rows: string[]): Delivery => ({
  ...delivery,
  [file]: `${delivery[file]}${rows.join('\r\n')}\r\n`,
});

export function without(delivery: Delivery, ...files: string[]): Delivery {
  return Object.fromEntries(Object.entries(delivery).filter(([file]) => !files.includes(file)));
}

/** What must never come out of a reader: it stands in every delivery, in columns and files that are not read. */
export const secrets = ['Geheim-Wachtwoord', '0470123456', 'login-naam', 'Geboren-te-Damascus', 'rijksregister-85', 'roze-geslacht'];
const [password, phone, username, birthplace, nationalNumber, sex] = secrets as [string, string, string, string, string, string];

interface Person {
  id: string;
  givenName: string;
  familyName: string;
  role: 'student' | 'teacher' | 'guardian' | 'administrator';
  schools: string[];
  grade?: string;
  agents?: string[];
  email?: string;
}

const pupil = (id: string, givenName: string, familyName: string, school: string, grade: string, agents: string[] = []): Person => ({
  id,
  givenName,
  familyName,
  role: 'student',
  schools: [school],
  grade,
  agents,
});
const guardian = (id: string, givenName: string, familyName: string): Person => ({ id, givenName, familyName, role: 'guardian', schools: ['linde'] });

/** Two households (Noor), twins (Ayoub and Amine), the same name twice (Emma Maes), four children in two schools (Fatma), nobody at home (Łukasz). */
const persons: Person[] = [
  pupil('p-noor', 'Noor', 'Peeters', 'linde', '04', ['g-els', 'g-koen', 'g-ilse']),
  pupil('p-ayoub', 'Ayoub', 'El Idrissi', 'linde', '01', ['g-said']),
  pupil('p-amine', 'Amine', 'El Idrissi', 'linde', '01', ['g-said']),
  pupil('p-emma1', 'Emma', 'Maes', 'linde', '01'),
  pupil('p-emma2', 'Emma', 'Maes', 'linde', '04', ['g-els']),
  pupil('p-lukasz', 'Łukasz', 'Żółć', 'linde', '04'),
  pupil('p-zoe', 'Zoë', 'Çelik', 'linde', '01', ['g-fatma']),
  pupil('p-deniz', 'Deniz', 'Çelik', 'linde', '04', ['g-fatma']),
  pupil('p-oya', 'Öya', 'Çelik', 'jozef', '08', ['g-fatma']),
  pupil('p-can', 'Can', 'Çelik', 'jozef', '09', ['g-fatma']),
  guardian('g-els', 'Els', 'Peeters'),
  guardian('g-koen', 'Koen', 'D’Hondt'),
  guardian('g-ilse', 'Ilse', 'Van den Broeck'),
  guardian('g-said', 'Saïd', 'El Idrissi'),
  guardian('g-fatma', 'Fatma', 'Yılmaz'),
  guardian('g-nobody', 'Rik', 'Zonder'),
  { id: 't-an', givenName: 'An', familyName: 'Claes', role: 'teacher', schools: ['linde'], email: 'an.claes@delinde.example' },
  { id: 't-bert', givenName: 'Bert', familyName: 'Wouters', role: 'teacher', schools: ['linde', 'jozef'], email: 'bert@delinde.example' },
  { id: 'a-mia', givenName: 'Mia', familyName: 'De Smet', role: 'administrator', schools: ['linde'], email: 'mia@delinde.example' },
];

const orgs = [
  ['groep', 'Scholengroep Rivierenland', 'district', ''],
  ['linde', 'Basisschool De Linde', 'school', 'groep'],
  ['jozef', 'Middenschool Sint-Jozef', 'school', 'groep'],
];

const classes = [
  ['k1', '1A', 'linde', 't-an', ['p-ayoub', 'p-emma1', 'p-zoe']],
  ['k1b', '1B', 'linde', 't-bert', ['p-amine']],
  ['k4', '4A', 'linde', 't-bert', ['p-noor', 'p-emma2', 'p-lukasz', 'p-deniz']],
  ['k10', '10A', 'jozef', 't-bert', ['p-oya', 'p-can']],
] as const;

const seats = classes.flatMap(
  ([id, , school, teacher, pupils]) =>
    [[id, school, teacher, 'teacher'], ...pupils.map((one) => [id, school, one, 'student'])] as [string, string, string, string][],
);

const manifest = (version: string, ...files: string[]): string =>
  csv(
    'propertyName,value',
    'manifest.version,1.0',
    `oneroster.version,${version}`,
    ...files.map((file) => `file.${file},bulk`),
    'file.results,absent',
    'source.systemName,Leerlingenpunt',
  );

const oneRosterRest = (): Delivery => ({
  'orgs.csv': csv(
    'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId',
    ...orgs.map(([id, name, type, parent]) => `${id},,,${name},${type},${nationalNumber},${parent}`),
  ),
  'courses.csv': csv(
    'sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes',
    'klas,,,2026,Klas,,"01,02,03,04,05,06",linde,,',
  ),
  'classes.csv': csv(
    'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods',
    ...classes.map(([id, name, school]) => `${id},,,${name},,klas,,homeroom,lokaal 3,${school},jaar,,,`),
  ),
  'enrollments.csv': csv(
    'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
    ...seats.map(([id, school, person, role], n) => `e${n},,,${id},${school},${person},${role},false,2026-09-01,2027-06-30`),
  ),
  'demographics.csv': csv('sourcedId,status,dateLastModified,birthDate,sex,cityOfBirth', ...persons.map(({ id }) => `${id},,,2016-05-04,${sex},${birthplace}`)),
});

const agentsOf = ({ agents = [] }: Person): string => (agents.length > 1 ? `"${agents.join(',')}"` : agents.join(''));

export const oneRoster12 = (): Delivery => ({
  'manifest.csv': manifest('1.2', 'orgs', 'users', 'roles', 'courses', 'classes', 'enrollments', 'demographics'),
  'users.csv': csv(
    'sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns',
    ...persons.map((person) =>
      [
        person.id,
        '',
        '',
        'true',
        username,
        '',
        person.givenName,
        person.familyName,
        '',
        nationalNumber,
        person.email ?? `${person.id}@thuis.example`,
        phone,
        phone,
        agentsOf(person),
        person.grade ?? '',
        password,
        nationalNumber,
        '',
        '',
        '',
        '',
        '',
      ].join(','),
    ),
  ),
  'roles.csv': csv(
    'sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId',
    ...persons.flatMap(({ id, role, schools }) => schools.map((school, n) => `r-${id}-${n},,,${id},primary,${role},2026-09-01,,${school},`)),
  ),
  ...oneRosterRest(),
});

export const oneRoster11 = (): Delivery => ({
  'manifest.csv': manifest('1.1', 'orgs', 'users', 'courses', 'classes', 'enrollments', 'demographics'),
  'users.csv': csv(
    'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password',
    ...persons.map((person) =>
      [
        person.id,
        '',
        '',
        'true',
        `"${person.schools.join(',')}"`,
        person.role,
        username,
        '',
        person.givenName,
        person.familyName,
        '',
        nationalNumber,
        person.email ?? '',
        phone,
        phone,
        agentsOf(person),
        person.grade ?? '',
        password,
      ].join(','),
    ),
  ),
  ...oneRosterRest(),
});

export const sds = (): Delivery => ({
  'orgs.csv': csv('sourcedId,name,type,parentSourcedId', ...orgs.map((org) => org.join(','))),
  'users.csv': csv(
    'sourcedId,username,givenName,familyName,password,activeDirectoryMatchId,email,phone,sms',
    ...persons.map(
      ({ id, givenName, familyName, email }) => `${id},${username},${givenName},${familyName},${password},,${email ?? `${id}@thuis.example`},${phone},${phone}`,
    ),
  ),
  'roles.csv': csv(
    'userSourcedId,orgSourcedId,role,sessionSourcedId,grade,isPrimary,roleStartDate,roleEndDate',
    ...persons.flatMap(({ id, role, schools, grade = '' }) =>
      role === 'guardian' ? [] : schools.map((school) => `${id},${school},${role},jaar,${grade},TRUE,2026-09-01,2027-06-30`),
    ),
  ),
  'classes.csv': csv('sourcedId,orgSourcedId,title,sessionSourcedIds,courseSourcedId', ...classes.map(([id, name, school]) => `${id},${school},${name},jaar,`)),
  'enrollments.csv': csv('classSourcedId,userSourcedId,role', ...seats.map(([id, , person, role]) => `${id},${person},${role}`)),
  'relationships.csv': csv(
    'userSourcedId,relationshipUserSourcedId,relationshipRole',
    ...persons.flatMap(({ id, agents = [] }) => agents.map((agent) => `${id},${agent},guardian`)),
  ),
  'demographics.csv': csv('userSourcedId,sex,birthDate,birthCity', ...persons.map(({ id }) => `${id},${sex},2016-05-04,${birthplace}`)),
});
