import type { host as french } from '../fr/host.ts';

export const host: typeof french = {
  configFault: (variable, value, expected, example) =>
    `${variable}${value === undefined ? '' : ` is "${value}"`}: ${expected} For example: ${variable}=${example}`,
  expects: {
    COURS_LOCALE: 'it takes fr or en.',
    COURS_TIMEZONE: 'it takes the IANA name of a time zone.',
    COURS_VACANCES: 'it takes spans of dates, the day before the month.',
    COURS_DATA_DIR: 'it takes the path of a folder.',
    COURS_DATABASE_URL:
      'SQLite is the only database so far: "sqlite:" and a path, or nothing for the data folder.',
    COURS_HTTP_HOST: 'it takes an address or a host name.',
    COURS_HTTP_PORT: 'it takes a number from 0 to 65535.',
    COURS_PUBLIC_URL: 'it takes an http(s) address without parameters.',
    COURS_CALLS_FILE: 'it takes the path of a YAML file.',
    COURS_LOG_LEVEL: 'it takes trace, debug, info, warn, error or silent.',
    COURS_ADMINS: 'it takes user ids with commas between them.',
    COURS_COURSE_FILES: 'it must be a number of MB, from 1.',
    COURS_PERSON_FILES: 'it must be a number of MB, from 1.',
    COURS_CREATORS: 'it takes all, or a list of user ids and servers with commas between them.',
    COURS_CONTROLLER: 'it takes 200 characters at most.',
    COURS_HOST: 'it takes 200 characters at most.',
    COURS_DPO: 'it takes 200 characters at most.',
    COURS_LOCAL: 'it takes auto, on or off.',
    MATRIX_HOMESERVER_URL: 'it takes the http(s) address of the homeserver, without parameters.',
    MATRIX_ACCESS_TOKEN: 'it takes a token without spaces.',
    MATRIX_USER: 'it takes a Matrix user id, or its part before the ":" without the "@".',
    MATRIX_PASSWORD: 'it takes a password.',
    MATRIX_ENCRYPTION: 'it takes on or off.',
    MATRIX_INVITES: 'it takes server, all, or a list of user ids and servers with commas between them.',
    MATRIX_RECOVERY_KEY: 'it takes the whole recovery key: 12 groups of 4 letters or digits.',
  },
  matrixNeeds: {
    homeserver: 'the address of the Matrix server where the bot has its account is missing.',
    credentials:
      'what the bot logs in to the Matrix server with is missing: this token, or MATRIX_USER and MATRIX_PASSWORD.',
    user: 'the Matrix user whose password MATRIX_PASSWORD is is missing.',
    password: "the Matrix user's password is missing (or a token: MATRIX_ACCESS_TOKEN).",
  },
  homeserverInClear:
    'MATRIX_HOMESERVER_URL is http: the token and unencrypted messages can be read on the way to the server; prefer https.',
  localOffAlone: 'without the local chat the bot has nowhere to talk, as no other platform is configured.',
  localNeedsLoopback:
    'the local chat serves this machine only; it refuses to listen elsewhere than on 127.0.0.1, ::1 or localhost.',
  localIsNotPublic:
    'the local chat serves this machine only and refuses to start with a public address; remove this variable.',
  unknownVariable: (name) =>
    `${name} is not a variable of this version and is ignored (the list: .env.example).`,

  instanceLabel: (provider, hostname): string =>
    ({
      link: `link ${hostname}`,
      jitsi: `Jitsi at ${hostname}`,
      mumble: `Mumble at ${hostname}`,
      bigbluebutton: `BigBlueButton at ${hostname}`,
    })[provider],
  calls: {
    fault: (file, line, what) => (line === undefined ? `${file}: ${what}` : `${file}, line ${line}: ${what}`),
    missing: 'this file does not exist; correct COURS_CALLS_FILE or create it.',
    unreadable: (why) => `this file cannot be read (${why}).`,
    syntax: (why) => `this is not correct YAML (${why}).`,
    shape:
      'it takes a list "servers". For example: servers: [{id: demo, provider: jitsi, url: "https://visio.example.org"}]',
    id: '"id": 1 to 40 lower-case letters, digits or hyphens, a letter first. For example: id: demo',
    reserved: (id) => `"id: ${id}" is a word of the commands; choose another.`,
    twice: (id) => `"id: ${id}" is used above already; each server has its own.`,
    provider: '"provider": jitsi, mumble, bigbluebutton or link.',
    url: '"url": an https address. For example: url: "https://visio.example.org"',
    bareUrl: '"url" of a Jitsi: without "?" or "#", because the bot adds the room and its settings.',
    media: '"media": audio, video or both. For example: media: [audio, video]',
    capacity: '"capacity": whole numbers. For example: capacity: {total: 100, room: 30}',
    enabled: '"enabled": true or false.',
    label: '"label": 1 to 80 characters.',
    welcome: '"welcome": everyone, login (an account is needed), own (an institution) or no, with "reason".',
    noReason: '"welcome: no" needs "reason", which staff will read. For example: reason: "kept for meetings"',
    reason: '"reason": 1 to 200 characters.',
    group: '"group": 1 to 40 lower-case letters, digits or hyphens.',
    weight: '"weight": a number between 0 and 100. For example: weight: 2',
    host: '"host": 1 to 80 characters.',
    country: '"country": two capital letters. For example: country: FR',
    free: '"free": true or false (free software).',
    collects: '"collects": 1 to 200 characters.',
    checked: '"checked": a day in quotes. For example: checked: "2026-11-20"',
    jwt: '"jwt" needs issuer and either secret (HS256) or key and kid (RS256). For example: jwt: {issuer: cours, secret: "env:JITSI_SECRET"}',
    address:
      '"address": the Mumble server, with its port if that is not 64738. For example: address: "voice.example.org"',
    audioOnly: 'a Mumble server has no pictures: media: [audio]',
    password: '"password": "env:NAME" or "file:PATH". For example: password: "env:MUMBLE_PASSWORD"',
    fingerprint:
      '"fingerprint": the SHA-256 fingerprint of the certificate (64 hexadecimal digits). For example: openssl s_client -connect SERVER:64738 </dev/null | openssl x509 -noout -fingerprint -sha256',
    root: '"root": 1 to 60 characters. For example: root: Cours',
    web: '"web": the https address of a Mumble web client. For example: web: "https://voice.example.org/?address=voice.example.org/{path}"',
    hash: '"hash": sha1, sha256, sha384 or sha512.',
    secret:
      'a secret is not written here: "env:NAME" (environment variable) or "file:PATH". For example: secret: "env:JITSI_SECRET"',
    noSecret: (place) =>
      `nothing is at "${place}": set that variable, or check that the file is there and can be read.`,
    badKey: '"key" is not a private RSA key in PEM ("-----BEGIN PRIVATE KEY-----").',
    phone: '"phone": a telephone number. For example: phone: "+33 1 23 45 67 89"',
    code: '"code": digits, "#" and "*", in quotes. For example: code: "1234#"',
    codeAlone: '"code" goes with "phone".',
    foreignKey: (key, provider) => `"${key}" is of no use to a ${provider} server.`,
    unknownKey: (key) => `"${key}" is not a known key.`,
  },

  /** The room that the local chat has from its first start on. */
  dataFault: {
    denied: (path, code) =>
      `${path} is not writable (${code}): give the account that starts Cours that right, or change COURS_DATA_DIR.`,
    readOnly: (path, code) =>
      `${path} is on a read-only disk (${code}): make that writable, or change COURS_DATA_DIR.`,
    noFolder: (path, code) => `${path} is not a folder (${code}): move that file, or change COURS_DATA_DIR.`,
    noFile: (path, code) =>
      `${path} is a folder, where Cours keeps a file (${code}): move that folder, or change COURS_DATA_DIR.`,
    full: (path, code) =>
      `There is no space left where ${path} is (${code}): free some, or change COURS_DATA_DIR.`,
    other: (path, code) =>
      `${path} cannot be the data folder (${code}): check that path, or change COURS_DATA_DIR.`,
  },
  dataDamaged:
    'The stored data is damaged and can no longer be read: restore a backup of the data folder (COURS_DATA_DIR).',
  startFault: (what) => `Cours could not start: ${what}. To look into it: npm run cours -- check`,
  envUnreadable: (why) => `.env cannot be read (${why}): correct its rights, or take it out of this folder.`,

  classRoom: 'Class room',
  /** Under `ready` on a terminal: what to do first. */
  readyOnTerminal: (address: string) =>
    `Cours is ready: ${address}\n  Open this address in a browser, give your name and choose “I teach”.\n  Then write !cours in the room: the bot tells you what to do next.`,

  readyOnMatrix: (user) =>
    `Cours is ready on Matrix: ${user}\n  Invite this account into the class's room.\n  It says hello there, and explains how to create the course.`,

  cli: {
    usage: `cours: tools for whoever hosts the bot.

  npm run cours -- check                   checks configuration, database, call servers, homeserver, web address
  npm run cours -- calls simulate          plays a Monday at 8:00 on the call servers
  npm run cours -- matrix reset-identity   makes a new Matrix identity of the bot, when its keys are lost
  npm run cours -- person erase ID         erases a person from everything that the bot keeps
  npm run cours -- local code NAME         gives somebody who lost it their place in the local chat again

Each command has its help: npm run cours -- check --help
The bot itself is started by: npm start`,
    checkUsage: `npm run cours -- check

Checks the COURS_* variables, the file of call servers, the database and the web
address, and changes nothing. It can be run while the bot is running.
Exits 0 if all is well, else 1, with what to correct.`,
    callsUsage: `npm run cours -- calls simulate [--courses=40] [--persons=30] [--video] [--failing=ID]

Plays a Monday at 8:00 on the servers of the calls file: so many courses of so many people ask for a
room within the same quarter of an hour. Says what each server carries, and who would have none; draws
the load in calls-simulation.svg. --failing: a server that goes down at 8:30.
Exits 0 if everybody has a room, else 1.`,
    noServers: (file) => `no call server in ${file}: a model is in calls.example.yaml.`,
    monday: (courses, persons, room) =>
      `Monday 8:00: ${courses} courses of ${persons} people on average ask for an ${room}`.replace(
        'an video',
        'a video',
      ),
    loadHead: () => ['server', 'places', 'at most', 'courses'],
    allServed: () => 'Every course has a room.',
    notServed: (n) => `${n} ${n === 1 ? 'course has' : 'courses have'} no room. The last one:`,
    largest: (persons) => `The largest, of ${persons} ${persons === 1 ? 'person' : 'people'}:`,
    drawn: (path) => `The load, drawn: ${path}`,
    matrixUsage: `npm run cours -- matrix reset-identity

Gives the bot's Matrix account a new identity, when the keys of the old one are lost (folder
matrix of the data) and its recovery key is too. Needs MATRIX_USER and MATRIX_PASSWORD, and
a bot that is stopped. People will see once that the identity has changed.
Exits 0 when it is done, else 1, with what to correct.`,
    matrixMissing: 'Matrix is not configured: set MATRIX_HOMESERVER_URL, MATRIX_USER and MATRIX_PASSWORD.',
    identityReset: (user) =>
      `${user} has a new identity; start the bot again and tell the class: everybody will see once that the bot's identity has changed.`,
    personUsage: `npm run cours -- person erase ID

Erases a person from everything that the bot keeps: name and accounts, the rooms where it saw them, their place in
staff and reminders, what they could undo, the text of their refused commands, the reasons of their requests. Material
that they gave stays the course's, without their name; messages of the bot that name them say "somebody". It can be
run while the bot runs. No confirmation is asked for, and it cannot be undone.
ID: their account, as their profile in Matrix and !cours mydata show it, for example '@ana:example.org', or
'matrix|@ana:example.org', 'local|account', or the id that the bot gives them.
Ends with 0 if it is done, else with 1 and what to do.`,
    nobodyKnown: (id: string) =>
      `The bot knows nobody as "${id}". Give their account as their profile shows it, for example: npm run cours -- person erase '@ana:example.org'`,
    onlyTeacher: (name: string, courses: readonly string[]) =>
      `${name} is the only teacher of ${courses.join(', ')}. First name somebody else in the course's room: !cours staff + NAME teacher. Then run this again.`,
    erased: (name: string, accounts: readonly string[]) =>
      `${name} (${accounts.join(', ')}) is erased: name, accounts, rooms, staff, reminders, what could be undone, refused commands and reasons; messages that name them will say "somebody".`,
    unknownCommand: (word) => `I do not know the command "${word}". The list: npm run cours -- --help`,
    notSimulated: (word) =>
      `I do not understand "${word}": numbers go from 1 to 5,000 courses and from 1 to 10,000 people, and ID is a server of the calls file.`,
    unexpected: (word) => `"${word}" is one word too many. Help: npm run cours -- --help`,
    failed: (why) => `Unexpected failure: ${why}. With COURS_LOG_LEVEL=debug, npm start says more.`,
    good: (what) => `✓ ${what}`,
    bad: (what) => `✗ ${what}`,
    note: (what) => `· ${what}`,
    configured: (zone, dataDir) => `configuration read; ${zone}, data in ${dataDir}`,
    callsRead: (file, servers) => `${file}: ${servers} call ${servers === 1 ? 'server' : 'servers'}`,
    probed: (done, total, label) => `… ${done}/${total}: ${label}`,
    tableHead: ['server', 'answers', 'certificate', 'delay', 'account', 'places', 'verdict'],
    unknown: '–',
    yesNo: (yes) => (yes ? 'yes' : 'no'),
    certificate: (valid) => (valid ? 'valid' : 'not valid'),
    places: (total, room) =>
      total === undefined
        ? room === undefined
          ? 'not said'
          : `${room} a room`
        : `${total}${room === undefined ? '' : ` (${room} a room)`}`,
    serverFacts: (it) =>
      [
        it.media.join(' and '),
        it.host === undefined ? undefined : `${it.host}${it.country === undefined ? '' : ` (${it.country})`}`,
        it.free === undefined ? undefined : it.free ? 'free software' : 'no free software',
        it.collects === undefined ? undefined : `keeps ${it.collects}`,
        it.checked === undefined ? 'not checked' : `checked on ${it.checked}`,
      ]
        .filter((part) => part !== undefined)
        .join(', '),
    usable: (facts) => `usable; ${facts}`,
    answers: (facts) => `answers; the bot says in its log whether it may open rooms there; ${facts}`,
    cannotProbe: (facts) => `usable, but cannot be checked; ${facts}`,
    notForClasses: (reason) => `left aside: ${reason}`,
    missing: {
      publicUrl: 'left aside: it gives everybody a link of their own, set COURS_PUBLIC_URL.',
    },
    serverDown: (why, detail) =>
      `${why}${detail === undefined ? '' : ` (${detail})`}; correct its address, or set "enabled: false".`,
    pinnable: (why) =>
      `${why}; if this certificate is truly its own, give its fingerprint ("fingerprint", guide for hosts).`,
    probe: {
      denied: 'does not let the bot open rooms',
      refused: 'does not answer',
      timeout: 'does not answer in time',
      tls: 'its certificate is not valid',
      secret: 'refuses the secret',
      unexpected: 'does not answer as such a server should',
      full: 'is full',
    },
    noCalls: (file) =>
      `no call server (${file} does not exist): staff can give a link by "!cours call https://…"`,
    databaseNew: (file) => `no database yet (${file}): npm start will make it`,
    databaseRead: (file, courses, pending) =>
      `database ${file}: ${courses} ${courses === 1 ? 'course' : 'courses'}, ${pending} ${pending === 1 ? 'message' : 'messages'} waiting to be sent`,
    timersParked: (references) =>
      `reminders or openings are suspended after an error of Cours, until their session changes; in the log, references: ${references.join(', ')}`,
    databaseFault: {
      newerSchema: (file) =>
        `the database ${file} was written by a newer version: start that one again, or restore a backup made with this one.`,
      inUse: (file) => `the database ${file} is in use by another bot: stop that one first.`,
      io: (file, why) => `the database ${file} does not answer. ${why}`,
    },
    localRead: (file, messages) =>
      `local chat ${file}: ${messages} ${messages === 1 ? 'message' : 'messages'}`,
    localFault: (file, why) =>
      `the database of the local chat ${file} is damaged or cannot be read: stop the bot, then restore it from a backup, or put it aside to begin with an empty chat. ${why}`,
    tooOpen: (path, mode, wanted) =>
      `${path} is open to other accounts of this machine (${mode}), and holds secrets or personal data. To fix it: chmod ${wanted} ${path}`,
    matrixAnswers: (homeserver, user) =>
      user === undefined
        ? `${homeserver} answers; the bot will log in there when it starts`
        : `${homeserver} answers; the bot is ${user} there`,
    matrixSilent: (homeserver, why) =>
      `${homeserver} does not answer (${why}): check MATRIX_HOMESERVER_URL and that the server runs.`,
    matrixLimited: (homeserver, user) =>
      `${homeserver} limits how much the bot may send, and messages wait. Whoever runs that server (Synapse) lifts the limit by: curl -X POST -H 'Authorization: Bearer ADMIN_TOKEN' -d '{"messages_per_second":0,"burst_count":0}' ${homeserver}/_synapse/admin/v1/users/${user}/override_ratelimit`,
    httpFree: (address) => `${address} is free for the bot`,
    httpRunning: (address, status) => `the bot answers on ${address} (${status})`,
    httpTaken: (address) => `${address} is taken by another program: stop it or change COURS_HTTP_PORT.`,
    httpRefused: (address, why) =>
      `cannot listen on ${address} (${why}): change COURS_HTTP_HOST or COURS_HTTP_PORT.`,
    nobodyNamed: (variables) =>
      `${variables.join(', ')}: not set, so the privacy notice does not name ${variables.length === 1 ? 'that person' : 'those people'} (controller, host, data protection officer). For example: ${variables[0]}="Example University, dpo@example.org"`,
    allGood: 'All is well.',
    someBad: (n) => (n === 1 ? 'One thing to correct above.' : `${n} things to correct above.`),
  },
};
