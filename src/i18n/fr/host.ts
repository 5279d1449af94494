import type { Medium } from '../../domain/room.ts';
/**
 * What the host reads: the environment, the calls file, the command line. Plain strings, for a
 * terminal; log lines stay in English.
 */
export const host = {
  /** One fault of the environment: what stands there, what is expected, a line that works. */
  configFault: (variable: string, value: string | undefined, expected: string, example: string) =>
    `${variable}${value === undefined ? '' : ` vaut « ${value} »`} : ${expected} Par exemple : ${variable}=${example}`,
  expects: {
    COURS_LOCALE: 'il faut fr ou en.',
    COURS_TIMEZONE: "il faut le nom IANA d'un fuseau horaire.",
    COURS_VACANCES: 'il faut des périodes, le jour avant le mois.',
    COURS_DATA_DIR: "il faut le chemin d'un dossier.",
    COURS_DATABASE_URL:
      "seul SQLite est pris en charge pour l'instant : « sqlite: » suivi d'un chemin, ou rien pour le dossier de données.",
    COURS_HTTP_HOST: 'il faut une adresse ou un nom de machine.',
    COURS_HTTP_PORT: 'il faut un nombre de 0 à 65535.',
    COURS_PUBLIC_URL: 'il faut une adresse http(s) sans paramètres.',
    COURS_CALLS_FILE: "il faut le chemin d'un fichier YAML.",
    COURS_LOG_LEVEL: 'il faut trace, debug, info, warn, error ou silent.',
    COURS_ADMINS: 'il faut des identifiants séparés par des virgules.',
    COURS_COURSE_FILES: 'il faut un nombre de Mo, à partir de 1.',
    COURS_PERSON_FILES: 'il faut un nombre de Mo, à partir de 1.',
    COURS_CREATORS: "il faut all, ou une liste d'identifiants et de serveurs séparés par des virgules.",
    COURS_CONTROLLER: 'il faut 200 caractères au plus.',
    COURS_HOST: 'il faut 200 caractères au plus.',
    COURS_DPO: 'il faut 200 caractères au plus.',
    COURS_LOCAL: 'il faut auto, on ou off.',
    MATRIX_HOMESERVER_URL: "il faut l'adresse http(s) du serveur d'accueil, sans paramètres.",
    MATRIX_ACCESS_TOKEN: 'il faut un jeton sans espaces.',
    MATRIX_USER: 'il faut un identifiant Matrix, ou sa partie avant le « : » sans le « @ ».',
    MATRIX_PASSWORD: 'il faut un mot de passe.',
    MATRIX_ENCRYPTION: 'il faut on ou off.',
    MATRIX_INVITES:
      "il faut server, all, ou une liste d'identifiants et de serveurs séparés par des virgules.",
    MATRIX_RECOVERY_KEY: 'il faut la clé de récupération entière : 12 groupes de 4 lettres ou chiffres.',
  },
  matrixNeeds: {
    homeserver: "il manque l'adresse du serveur Matrix où le bot a son compte.",
    credentials:
      "il manque de quoi s'identifier auprès du serveur Matrix : ce jeton, ou MATRIX_USER et MATRIX_PASSWORD.",
    user: "il manque l'utilisateur Matrix auquel va MATRIX_PASSWORD.",
    password: "il manque le mot de passe de l'utilisateur Matrix (ou un jeton : MATRIX_ACCESS_TOKEN).",
  },
  homeserverInClear:
    "MATRIX_HOMESERVER_URL est en http : le jeton et les messages non chiffrés passent en clair jusqu'au serveur ; préférez https.",
  localOffAlone:
    "sans chat local, le bot n'a aucun endroit où parler, car aucune autre plateforme n'est configurée.",
  localNeedsLoopback:
    "le chat local ne sert que cette machine ; il refuse d'écouter ailleurs que sur 127.0.0.1, ::1 ou localhost.",
  localIsNotPublic:
    'le chat local ne sert que cette machine et refuse de démarrer avec une adresse publique ; retirez cette variable.',
  unknownVariable: (name: string) =>
    `${name} n'est pas une variable de cette version ; elle est ignorée (la liste : .env.example).`,

  /** How people know an instance of a call provider. */
  instanceLabel: (provider: 'jitsi' | 'mumble' | 'bigbluebutton' | 'link', hostname: string): string =>
    ({
      link: `lien ${hostname}`,
      jitsi: `Jitsi chez ${hostname}`,
      mumble: `Mumble chez ${hostname}`,
      bigbluebutton: `BigBlueButton chez ${hostname}`,
    })[provider],
  calls: {
    fault: (file: string, line: number | undefined, what: string) =>
      line === undefined ? `${file} : ${what}` : `${file}, ligne ${line} : ${what}`,
    missing: "ce fichier n'existe pas ; corrigez COURS_CALLS_FILE ou créez-le.",
    unreadable: (why: string) => `ce fichier est illisible (${why}).`,
    syntax: (why: string) => `ce n'est pas du YAML correct (${why}).`,
    shape:
      'il faut une liste « servers ». Par exemple : servers: [{id: demo, provider: jitsi, url: "https://visio.example.org"}]',
    id: '« id » : 1 à 40 lettres minuscules, chiffres ou tirets, en commençant par une lettre. Par exemple : id: demo',
    reserved: (id: string) => `« id: ${id} » est un mot des commandes ; choisissez-en un autre.`,
    twice: (id: string) => `« id: ${id} » sert déjà plus haut ; chaque serveur a le sien.`,
    provider: '« provider » : jitsi, mumble, bigbluebutton ou link.',
    url: '« url » : une adresse https. Par exemple : url: "https://visio.example.org"',
    bareUrl: "« url » d'un Jitsi : sans « ? » ni « # », car le bot ajoute la salle et ses réglages.",
    media: '« media » : audio, video ou les deux. Par exemple : media: [audio, video]',
    capacity: '« capacity » : des nombres entiers. Par exemple : capacity: {total: 100, room: 30}',
    enabled: '« enabled » : true ou false.',
    label: '« label » : 1 à 80 caractères.',
    welcome:
      '« welcome » : everyone, login (compte nécessaire), own (une institution) ou no, avec « reason ».',
    noReason:
      '« welcome: no » demande « reason », que l\'équipe lira. Par exemple : reason: "réservé aux réunions"',
    reason: '« reason » : 1 à 200 caractères.',
    group: '« group » : 1 à 40 lettres minuscules, chiffres ou tirets.',
    weight: '« weight » : un nombre entre 0 et 100. Par exemple : weight: 2',
    host: '« host » : 1 à 80 caractères.',
    country: '« country » : deux lettres majuscules. Par exemple : country: FR',
    free: '« free » : true ou false (logiciel libre).',
    collects: '« collects » : 1 à 200 caractères.',
    checked: '« checked » : un jour entre guillemets. Par exemple : checked: "2026-11-20"',
    jwt: '« jwt » demande issuer et, ou bien secret (HS256), ou bien key et kid (RS256). Par exemple : jwt: {issuer: cours, secret: "env:JITSI_SECRET"}',
    address:
      '« address » : le serveur Mumble, avec son port si ce n\'est pas 64738. Par exemple : address: "voice.example.org"',
    audioOnly: "un serveur Mumble n'a pas d'images : media: [audio]",
    password: '« password » : « env:NOM » ou « file:CHEMIN ». Par exemple : password: "env:MUMBLE_PASSWORD"',
    fingerprint:
      "« fingerprint » : l'empreinte SHA-256 du certificat (64 chiffres hexadécimaux). Par exemple : openssl s_client -connect SERVEUR:64738 </dev/null | openssl x509 -noout -fingerprint -sha256",
    root: '« root » : 1 à 60 caractères. Par exemple : root: Cours',
    web: '« web » : l\'adresse https d\'un client Mumble en ligne. Par exemple : web: "https://voice.example.org/?address=voice.example.org/{path}"',
    hash: '« hash » : sha1, sha256, sha384 ou sha512.',
    secret:
      'un secret ne s\'écrit pas ici : « env:NOM » (variable d\'environnement) ou « file:CHEMIN ». Par exemple : secret: "env:JITSI_SECRET"',
    noSecret: (place: string) =>
      `rien ne se trouve à « ${place} » : réglez cette variable, ou vérifiez que ce fichier existe et qu'on peut le lire.`,
    badKey: "« key » n'est pas une clé privée RSA en PEM (« -----BEGIN PRIVATE KEY----- »).",
    phone: '« phone » : un numéro de téléphone. Par exemple : phone: "+33 1 23 45 67 89"',
    code: '« code » : chiffres, « # » et « * », entre guillemets. Par exemple : code: "1234#"',
    codeAlone: '« code » accompagne « phone ».',
    foreignKey: (key: string, provider: string) => `« ${key} » ne sert pas à un serveur ${provider}.`,
    unknownKey: (key: string) => `« ${key} » n'est pas une clé connue.`,
  },

  /** Where the data are to be kept nothing can be; `code`: the system's. */
  dataFault: {
    denied: (path: string, code: string) =>
      `${path} n'est pas accessible en écriture (${code}) : donnez ce droit au compte qui lance Cours, ou changez COURS_DATA_DIR.`,
    readOnly: (path: string, code: string) =>
      `${path} est sur un disque en lecture seule (${code}) : rendez-le inscriptible, ou changez COURS_DATA_DIR.`,
    noFolder: (path: string, code: string) =>
      `${path} n'est pas un dossier (${code}) : déplacez ce fichier, ou changez COURS_DATA_DIR.`,
    noFile: (path: string, code: string) =>
      `${path} est un dossier, alors que Cours y garde un fichier (${code}) : déplacez ce dossier, ou changez COURS_DATA_DIR.`,
    full: (path: string, code: string) =>
      `Il n'y a plus de place là où est ${path} (${code}) : libérez-en, ou changez COURS_DATA_DIR.`,
    other: (path: string, code: string) =>
      `${path} ne peut pas servir de dossier de données (${code}) : vérifiez ce chemin, ou changez COURS_DATA_DIR.`,
  },
  /** What is stored cannot be read, though the database itself can. */
  dataDamaged:
    'Les données enregistrées sont abîmées et illisibles : reprenez une sauvegarde du dossier de données (COURS_DATA_DIR).',
  /** A fault of the system at the start that is none of the above. */
  startFault: (what: string) => `Cours n'a pas pu démarrer : ${what}. À vérifier : npm run cours -- check`,
  envUnreadable: (why: string) =>
    `.env est illisible (${why}) : corrigez ses droits, ou retirez-le de ce dossier.`,

  /** The room that the local chat has from its first start on. */
  classRoom: 'Salon de la classe',
  /** Under `ready` on a terminal: what to do first. */
  readyOnTerminal: (address: string) =>
    `Cours est prêt : ${address}\n  Ouvrez cette adresse dans un navigateur, donnez votre nom et choisissez « J'enseigne ».\n  Puis écrivez !cours dans le salon du cours : le bot vous dit quoi faire ensuite.`,

  /** The same without the local chat: the bot waits on Matrix. */
  readyOnMatrix: (user: string) =>
    `Cours est prêt sur Matrix : ${user}\n  Invitez ce compte dans le salon de la classe.\n  Il y dit bonjour, et explique comment créer le cours.`,

  cli: {
    usage: `cours : outils pour qui héberge le bot.

  npm run cours -- check                   vérifie configuration, base, serveurs d'appel, serveur Matrix, adresse web
  npm run cours -- calls simulate          joue un lundi à 8 h sur les serveurs d'appel
  npm run cours -- matrix reset-identity   refait l'identité Matrix du bot, quand ses clés sont perdues
  npm run cours -- person erase ID         efface une personne de tout ce que le bot garde
  npm run cours -- local code NOM          redonne sa place, dans le chat local, à qui l'a perdue

Chaque commande a son aide : npm run cours -- check --help
Le bot lui-même se lance par : npm start`,
    checkUsage: `npm run cours -- check

Vérifie les variables COURS_*, le fichier des serveurs d'appel, la base de données et
l'adresse web, sans rien changer. On peut le lancer pendant que le bot tourne.
Rend 0 si tout va bien, 1 sinon, avec ce qu'il faut corriger.`,
    callsUsage: `npm run cours -- calls simulate [--courses=40] [--persons=30] [--video] [--failing=ID]

Joue un lundi à 8 heures sur les serveurs du fichier des salles : tant de cours de tant de personnes
demandent une salle dans le même quart d'heure. Dit ce que chaque serveur porte, et qui n'en aurait pas ;
dessine la charge dans calls-simulation.svg. --failing : un serveur qui tombe en panne à 8 h 30.
Rend 0 si chacun a une salle, sinon 1.`,
    noServers: (file: string) =>
      `aucun serveur d'appel dans ${file} : un modèle est dans calls.example.yaml.`,
    monday: (courses: number, persons: number, room: string) =>
      `Lundi 8 h : ${courses} cours de ${persons} personnes en moyenne demandent une ${room}`,
    loadHead: () => ['serveur', 'places', 'au plus', 'cours'],
    allServed: () => 'Chaque cours a une salle.',
    notServed: (n: number) => `${n} ${n === 1 ? "cours n'a" : "cours n'ont"} pas de salle. Le dernier :`,
    largest: (persons: number) =>
      `Le plus grand, de ${persons} ${persons === 1 ? 'personne' : 'personnes'} :`,
    drawn: (path: string) => `La charge, dessinée : ${path}`,
    matrixUsage: `npm run cours -- matrix reset-identity

Donne au compte Matrix du bot une nouvelle identité, quand les clés de l'ancienne sont perdues
(dossier matrix des données) et que sa clé de récupération l'est aussi. Il faut MATRIX_USER et
MATRIX_PASSWORD, et que le bot soit arrêté. Les gens verront une fois que l'identité a changé.
Rend 0 si c'est fait, 1 sinon, avec ce qu'il faut corriger.`,
    matrixMissing:
      "Matrix n'est pas configuré : il faut MATRIX_HOMESERVER_URL, MATRIX_USER et MATRIX_PASSWORD.",
    identityReset: (user: string) =>
      `${user} a une nouvelle identité ; relancez le bot, et prévenez la classe : chacun verra une fois que l'identité du bot a changé.`,
    personUsage: `npm run cours -- person erase ID

Efface une personne de tout ce que le bot garde : son nom et ses comptes, les salons où il l'a vue, sa place dans
les équipes et les rappels, ce qu'elle pouvait défaire, le texte de ses commandes refusées, les raisons de ses
demandes. Les supports qu'elle a donnés restent au cours, sans son nom ; les messages du bot qui la nomment disent
« quelqu'un ». On peut le lancer pendant que le bot tourne. Aucune confirmation n'est demandée, et c'est définitif.
ID : son compte, tel que le montrent sa fiche dans Matrix et !cours mesdonnées, par exemple '@ana:example.org',
ou 'matrix|@ana:example.org', 'local|compte', ou l'identifiant que le bot lui donne.
Rend 0 si c'est fait, 1 sinon, avec ce qu'il faut faire.`,
    nobodyKnown: (id: string) =>
      `Le bot ne connaît personne sous « ${id} ». Donnez son compte tel que le montre sa fiche, par exemple : npm run cours -- person erase '@ana:example.org'`,
    onlyTeacher: (name: string, courses: readonly string[]) =>
      `Sans ${name}, plus de responsable pour ${courses.join(', ')}. Désignez d'abord quelqu'un d'autre dans le salon du cours : !cours équipe + NOM prof. Puis recommencez.`,
    erased: (name: string, accounts: readonly string[]) =>
      `${name} (${accounts.join(', ')}) : effacement fait. Nom, comptes, salons, équipes, rappels, derniers changements, commandes refusées et raisons ; les messages qui le nomment diront « quelqu'un ».`,
    unknownCommand: (word: string) =>
      `Je ne connais pas la commande « ${word} ». La liste : npm run cours -- --help`,
    notSimulated: (word: string) =>
      `Je ne comprends pas « ${word} » : les nombres vont de 1 à 5 000 cours et de 1 à 10 000 personnes, et ID est un serveur du fichier des salles.`,
    unexpected: (word: string) => `« ${word} » est de trop. L'aide : npm run cours -- --help`,
    failed: (why: string) => `Échec inattendu : ${why}. Avec COURS_LOG_LEVEL=debug, npm start en dit plus.`,
    good: (what: string) => `✓ ${what}`,
    bad: (what: string) => `✗ ${what}`,
    note: (what: string) => `· ${what}`,
    configured: (zone: string, dataDir: string) => `configuration lue ; ${zone}, données dans ${dataDir}`,
    callsRead: (file: string, servers: number) =>
      `${file} : ${servers} ${servers < 2 ? 'serveur' : 'serveurs'} d'appel`,
    /** One server was probed, of so many. */
    probed: (done: number, total: number, label: string) => `… ${done}/${total} : ${label}`,
    /** What `check` says of each server, in columns. */
    tableHead: ['serveur', 'répond', 'certificat', 'délai', 'compte', 'places', 'verdict'],
    unknown: '–',
    yesNo: (yes: boolean): string => (yes ? 'oui' : 'non'),
    certificate: (valid: boolean): string => (valid ? 'valable' : 'non valable'),
    places: (total: number | undefined, room: number | undefined) =>
      total === undefined
        ? room === undefined
          ? 'non dites'
          : `${room} par salle`
        : `${total}${room === undefined ? '' : ` (${room} par salle)`}`,
    serverFacts: (it: {
      media: readonly Medium[];
      host?: string;
      country?: string;
      free?: boolean;
      collects?: string;
      checked?: string;
    }) =>
      [
        it.media.map((medium) => (medium === 'audio' ? 'audio' : 'vidéo')).join(' et '),
        it.host === undefined ? undefined : `${it.host}${it.country === undefined ? '' : ` (${it.country})`}`,
        it.free === undefined ? undefined : it.free ? 'logiciel libre' : 'logiciel non libre',
        it.collects === undefined ? undefined : `garde ${it.collects}`,
        it.checked === undefined ? 'non vérifié' : `vérifié le ${it.checked}`,
      ]
        .filter((part) => part !== undefined)
        .join(', '),
    usable: (facts: string) => `utilisable ; ${facts}`,
    /** A Mumble server, which only the running bot enters. */
    answers: (facts: string) =>
      `répond ; le bot dit dans son journal s'il peut y ouvrir des salles ; ${facts}`,
    cannotProbe: (facts: string) => `utilisable, mais ne peut pas être vérifié ; ${facts}`,
    notForClasses: (reason: string) => `laissé de côté : ${reason}`,
    missing: {
      publicUrl: 'laissé de côté : il donne un lien à chacun, réglez COURS_PUBLIC_URL.',
    },
    serverDown: (why: string, detail: string | undefined) =>
      `${why}${detail === undefined ? '' : ` (${detail})`} ; corrigez son adresse, ou mettez « enabled: false ».`,
    pinnable: (why: string) =>
      `${why} ; si ce certificat est bien le sien, donnez son empreinte (« fingerprint », guide de l'hébergement).`,
    probe: {
      refused: 'ne répond pas',
      denied: 'ne laisse pas le bot y ouvrir de salle',
      timeout: 'ne répond pas à temps',
      tls: "son certificat n'est pas valable",
      secret: 'refuse le secret',
      unexpected: "répond autre chose que ce qu'on attend d'un tel serveur",
      full: 'est plein',
    },
    noCalls: (file: string) =>
      `aucun serveur d'appel (${file} n'existe pas) : l'équipe peut donner un lien par « !cours salle https://… »`,
    databaseNew: (file: string) => `aucune base encore (${file}) : npm start la créera`,
    databaseRead: (file: string, courses: number, pending: number) =>
      `base ${file} : ${courses} cours, ${pending} ${pending < 2 ? 'envoi' : 'envois'} en attente`,
    timersParked: (references: readonly string[]) =>
      `des rappels ou des ouvertures sont suspendus après une erreur de Cours, jusqu'à ce que leur séance change ; dans le journal, références : ${references.join(', ')}`,
    databaseFault: {
      newerSchema: (file: string) =>
        `la base ${file} a été écrite par une version plus récente : relancez celle-là, ou reprenez une sauvegarde de celle-ci.`,
      inUse: (file: string) => `la base ${file} est utilisée par un autre bot : arrêtez-le d'abord.`,
      io: (file: string, why: string) => `la base ${file} ne répond pas. ${why}`,
    },
    localRead: (file: string, messages: number) =>
      `chat local ${file} : ${messages} ${messages < 2 ? 'message' : 'messages'}`,
    localFault: (file: string, why: string) =>
      `la base du chat local ${file} est abîmée ou illisible : arrêtez le bot, puis reprenez-la d'une sauvegarde, ou mettez-la de côté pour repartir d'un chat vide. ${why}`,
    tooOpen: (path: string, mode: string, wanted: string) =>
      `${path} est ouvert à d'autres comptes de cette machine (${mode}), et contient des secrets ou des données personnelles. Corrigez : chmod ${wanted} ${path}`,
    matrixAnswers: (homeserver: string, user: string | undefined) =>
      user === undefined
        ? `${homeserver} répond ; le bot s'y connectera au démarrage`
        : `${homeserver} répond ; le bot y est ${user}`,
    matrixSilent: (homeserver: string, why: string) =>
      `${homeserver} ne répond pas (${why}) : vérifiez MATRIX_HOMESERVER_URL et que le serveur tourne.`,
    matrixLimited: (homeserver: string, user: string) =>
      `${homeserver} limite le débit du bot, et des messages attendent. Qui administre ce serveur (Synapse) lève la limite par : curl -X POST -H 'Authorization: Bearer JETON_ADMIN' -d '{"messages_per_second":0,"burst_count":0}' ${homeserver}/_synapse/admin/v1/users/${user}/override_ratelimit`,
    httpFree: (address: string) => `${address} est libre pour le bot`,
    httpRunning: (address: string, status: string) => `le bot répond sur ${address} (${status})`,
    httpTaken: (address: string) =>
      `${address} est pris par un autre programme : arrêtez-le ou changez COURS_HTTP_PORT.`,
    httpRefused: (address: string, why: string) =>
      `impossible d'écouter sur ${address} (${why}) : changez COURS_HTTP_HOST ou COURS_HTTP_PORT.`,
    /** Names that the privacy notice lacks, as variables. */
    nobodyNamed: (variables: readonly string[]) =>
      `${variables.join(', ')} : sans valeur, donc la notice de confidentialité ne nomme pas ${variables.length === 1 ? 'cette personne' : 'ces personnes'} (responsable du traitement, hébergeur, délégué à la protection des données). Par exemple : ${variables[0]}="Université Exemple, dpo@example.org"`,
    allGood: 'Tout va bien.',
    someBad: (n: number) => (n < 2 ? 'Un point à corriger ci-dessus.' : `${n} points à corriger ci-dessus.`),
  },
};
