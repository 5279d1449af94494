import { messages } from './local-page.ts';

/** The words of the local chat: its page, and what it refuses. */
export const local = {
  ...messages,
  refusals: {
    nameMissing: 'Il manque un nom : écrivez celui sous lequel la classe vous connaît.',
    nameTooLong: 'Ce nom est trop long : 40 caractères au plus.',
    nameTaken: "Ce nom est déjà pris ici. Ajoutez par exemple l'initiale de votre nom de famille.",
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
