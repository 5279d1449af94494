import fc from 'fast-check';

const words =
  `jeudi mardi jeudis mardis lundi dimanche jeu. mar lun. Thursday Tuesday Tuesdays Mon. next prochain
  prochaine ce cette this semaine semaines week weeks de la du le les l' au aux à a at of the from to until jusqu'au
  jusqu'à sauf except hors fériés holidays vacances tous toutes chaque every each other un une deux sur fois times
  séances sessions 10 3 1 2 24 12 01 31 2026 2027 24/11 12/01 11/12 31/04 28/03/2027 31/10/2027 2026-11-24 24.11.2026
  14h15 14h 14:15 2pm 2h30 02:30 0h 25h 14.15 14h15-16h15 8-10h - – , ; . / : ( ) + et ou and or puis midi minuit noon
  midnight matin soir nuit après-midi morning evening tonight demain tomorrow hier aujourd'hui après-demain today dans
  in jours days day jour min minutes heure heures hour hours mois month quinze huit en demi demie half quart novembre
  nov. mars mai may March janvier décembre December 1er 1st 19th premier impaires paires odd even à_partir_du dès
  pendant for durée duration groupe lieu S48 s semaine_48 week_48 bientôt soon mi-mars rentrée entre between pm am
  heure_d'été heure_d'hiver summer_time le_lendemain (heure_de_Paris) (London_time) tous_les_mardis un_mardi_sur_deux
  jusqu'au_15/12 10_fois every_other_Tuesday du_12/01_au_15/05 sauf_13/04 sauf_la_semaine_du_22/02 tous_les_jours
  every_weekday de_janvier en_novembre in_March les_mardis_5,_12 week-end jeudi_14h15 mardi_24/11 ce_soir cet_après-midi +1 -2 vers environ`
    .split(/\s+/u)
    .map((word) => word.replaceAll('_', ' '));

/** Texts made of the words, numbers and marks that the grammar knows, in any order. */
export function grammarText({ maxWords }: { readonly maxWords: number }): fc.Arbitrary<string> {
  const separator = fc.constantFrom(' ', ' ', ' ', ' ', '', ', ');
  return fc
    .array(fc.tuple(fc.constantFrom(...words), separator), { minLength: 1, maxLength: maxWords })
    .map((parts) => parts.map(([word, after]) => word + after).join(''));
}
