import { of } from './elision.ts';
import { messages } from './local-page.ts';

/** The words of the local chat: its page, what it refuses, its command for the host. */
export const local = {
  ...messages,
  cli: {
    usage: `npm run cours -- local code NOM

Donne un code de retour à une personne du chat local que son navigateur ne reconnaît plus : elle le tape à l'entrée
de la classe et retrouve son nom et ses messages. Le code qu'elle avait ne vaut plus. On peut le lancer pendant que
le bot tourne. Par exemple : npm run cours -- local code "NOM"
Rend 0 si c'est fait, 1 sinon, avec ce qu'il faut faire.`,
    nobody: (name: string, dataDir: string) =>
      `Personne ne s'appelle « ${name} » dans le chat local de ${dataDir}. Donnez le nom tel qu'il s'affiche, par exemple : npm run cours -- local code "NOM"`,
    code: (name: string, shown: string) =>
      `Code de retour ${of(name)} : ${shown}\nÀ taper à l'entrée de la classe, sous « Reprendre votre place ». Il n'est affiché qu'ici.`,
  },
  refusals: {
    nameMissing: 'Il manque un nom : écrivez celui sous lequel la classe vous connaît.',
    nameTooLong: 'Ce nom est trop long : 40 caractères au plus.',
    nameTaken:
      "Ce nom est déjà pris ici. S'il est le vôtre, revenez avec votre code de retour ; sinon, ajoutez par exemple l'initiale de votre nom de famille.",
    tooManyNames: 'Vous avez changé de nom cinq fois en une heure. Attendez un peu avant le prochain.',
    roleMissing: "Dites si vous enseignez ou si vous étudiez : choisissez « J'enseigne » ou « J'étudie ».",
    codeWrong:
      'Ce code n’est pas valable : mal recopié, ou remplacé par un plus récent. Il ressemble à k7q2-m9x4-tz5a.',
    tooManyCodes: 'Trop de codes faux viennent d’être essayés. Attendez une minute, puis recommencez.',
    noSuchPerson: 'Seule une personne qui enseigne peut entrer dans un salon de l’équipe.',
    roomNameMissing: 'Il manque un nom de salon, de 60 caractères au plus. Par exemple : TD1.',
    roomNameTaken: 'Un salon porte déjà ce nom. Choisissez-en un autre, par exemple : TD2.',
    teachersOnly: 'Seules les personnes qui enseignent peuvent ajouter un salon.',
    notInRoom: "Ce salon n'existe pas, ou vous n'y êtes pas.",
    noSuchMessage: "Ce message n'existe pas, ou il a été supprimé.",
    notYours: "Ce message n'est pas le vôtre : vous ne pouvez pas le changer.",
    nothingWritten: 'Le message est vide : écrivez quelques mots ou joignez un fichier.',
    textTooLong: 'Ce message est trop long : 64 ko de texte au plus. Envoyez-le en fichier joint.',
    filesTooLarge: 'Ces fichiers sont trop lourds : 25 Mo au plus pour un message.',
    tooManyFiles: 'Il y a trop de fichiers : 10 au plus pour un message.',
    unknownSign: "Ce signe n'existe pas ici. Prenez 👍, ✅, ❓, 🔔 ou ↩️.",
    idReused: 'Cet identifiant a déjà servi pour un autre message : renvoyez le message avec un nouveau.',
    notEntered: "Vous n'êtes pas encore dans le salon : ouvrez la page d'accueil et donnez un nom.",
    unreadable: "Cette demande n'a pas pu être lue. Rechargez la page et recommencez.",
    foreignPage: 'Cette demande vient d’une autre page : seule celle de Cours peut écrire ici.',
  },
};
