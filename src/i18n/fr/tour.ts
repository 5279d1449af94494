/** What the tour in the terminal says between the messages. */
export const tour = {
  title: 'Cours en une minute',
  intro:
    "Un salon, trois personnes : Prof enseigne, Étu1 et Étu2 étudient. Un cours d'exemple y est tenu par le bot. Tout ce qui suit est joué pour de vrai, avec une horloge accélérée. 🔔 : ce qui notifie ; ✎ : un message corrigé sur place ; le reste est silencieux.",
  asking: "N'importe qui peut demander quand est la prochaine séance.",
  reminder: "Le rappel arrive tout seul. (D'ordinaire la veille et dix minutes avant ; ici, une minute.)",
  opening: "À l'heure dite, la séance s'ouvre : le support d'abord, puis un fil pour en parler.",
  writing: "La classe se tient par écrit. Le bot n'intervient pas ; il compte, sans garder le texte.",
  settings:
    'Chaque cours a ses réglages. Ici toute demande ouvrait une salle ; Prof veut que deux personnes la demandent.',
  audio: "Quelqu'un préférerait en parler. Rien ne s'ouvre sans demande, et une demande doit être soutenue.",
  supported: "Étu1 soutient la demande d'un 👍. La salle s'ouvre.",
  closing: 'Une question réglée, la salle se ferme.',
  moving: 'Un empêchement ? La classe est prévenue une minute plus tard, ce qui laisse le temps de défaire.',
  told: 'Une minute plus tard.',
  ending: "Un quart d'heure de silence après la fin, la séance se termine seule.",
  next: (guide: string) =>
    `À vous : « npm start », puis ouvrez http://127.0.0.1:8080, et encore dans une fenêtre privée ou un autre navigateur. Le guide : ${guide}.`,
  guide: 'docs/guide.fr.md',
};
