import { minutesOf } from './duration.ts';
for (const t of ['2h','1h30','1 h 30','90 min','2 heures','une heure et demie','pendant 1h30','an hour and a half','half an hour','two and a half hours','1h 5','1h30 bla','10min','24 min','1 h','trois quarts d’heure','10 m','5m','2 hours 30 minutes','duree 2h','une demi-heure','45 minutes']) console.log(t, minutesOf(t));
