/** Lines as people type them, right and wrong: each is read or asked back, and no ready line goes against it. */
export const corpus = {
  fr: `
jeudi 14h15
à 14h15 jeudi
jeudi de 14h15 à 16h15
ce jeudi 14h
jeudi prochain 14h
jeudi en huit
jeudi en quinze 14h
mardi de la semaine prochaine 14h
semaine 48 mardi 14h
lun. 16 nov. 8h15
jeu 19/11 8h
le jeudi 19 à 14h
24/11 14h
24/11/26 14h
24.11.2026 14h
24-11-2026 14h
2026-11-24 14:15
1er décembre 8h
12/01 8h
aujourd'hui 18h
ce soir 18h
cet après-midi 15h
demain 8h30
demain matin 8h30
demain midi
après-demain midi
jeudi 2h de l'après-midi
dans 20 min
dans 2 h
dans 3 jours 14h
dans 2 semaines 14h
jeudi 14h pendant 1h30
tous les mardis 14h15 jusqu'au 15/12
chaque mardi 14h 10 fois
10 séances le mardi 14h15 à partir du 12/01
tous les mardis et jeudis 8h-10h du 12/01 au 15/05
un mardi sur deux 14h jusqu'au 15/05
tous les mardis semaines impaires 14h jusqu'au 15/05
tous les mardis 14h jusqu'au 15/05 sauf 13/04, 20/04
tous les mardis 14h jusqu'au 15/05 sauf du 19/12 au 03/01
tous les mardis 14h jusqu'au 15/05 sauf la semaine du 22/02
tous les mardis 14h jusqu'au 15/05 hors fériés
12/01, 19/01 et 02/02 à 8h
du 1er au 5 février 9h-12h
jeudi 2h30 du matin
jeudi 0h de la nuit
jeudi 02:30
11/11 8h
mardi 14h15
mardi 25/11
mardi 25/11 14h
dans 15 jours 14h
dans huit jours
le mardi 14h15
jeudi 2h30
minuit
jeudi minuit
demain matin
jeudi
14.15
24 mar 14h
31/04 14h
jeudi 31/04 14h
29/02/2027 9h
mardi 3 novembre 14h
mardi 3 novembre 2026 14h
tous les mardis 14h sauf vacances jusqu'au 15/05
mi-mars 14h
bientôt
après la rentrée 14h
hier 14h
mardi ou jeudi 14h
jeudi 16h-14h
jeudi de 16h à 14h
S48 mardi 14h
semaine 48 14h
jeudi 14h heure de Londres
lundi cette semaine 14h
tous les mardis 14h jusqu'à Noël
tous les mardis 14h jusqu'en mars
tous les mardis 14h jusqu'à la fin du semestre
jeudi midi moins cinq
jeudi 15h moins le quart
jeudi dix heures et quart
lundi en 8 14h
mardi de la semaine suivante 14h
dans vingt-quatre heures
semaines 47 à 50 mardi 14h
du lundi au vendredi 9h jusqu'au 20/12
lundi, mercredi et vendredi 14h jusqu'au 20/12
2026-11-12T14:00+01:00
2026-11-12T14:00:00Z
2026-11-12T20:00-05:00
jeudi 12 novembre⋅14:00 – 16:00
jeudi 14h salle B204
jeudi 14h-16h en salle B204
jeudi 14h en B204 pendant 2h
jeudi 14h amphi Turing jusqu'à 16h
jeudi 14h Révisions du mardi
jeudi 14h Révision pour le partiel du 12 décembre
jeudi 14h TD 3
jeudi 14h 204
jeudi 14h bla 16h
jeudi 14h bla vendredi 15h
bla jeudi 14h
jeudi bla 14h
jeudi vers 14h
jeudi 14h environ
jeudi après 14h
avant jeudi 14h
jeudi 14h ou 15h
jeudi 14h ou vendredi 15h
jeudi 12 ou 19 novembre 14h
lundi mardi 14h
mercredi jeudi 14h
jeudi 14h et 16h
jeudi 14h puis 16h
jeudi 14h, vendredi 15h
jeudi 14h vendredi 15h
jeudi 14h 15h
jeudi 8h 10h
jeudi 14h-16h pendant 1h
jeudi 14h pendant 13h
jeudi 14h-14h02
jeudi 25h
jeudi 14h75
jeudi 14h du matin
jeudi 14
jeudi 14-16
jeudi à 8
jeudi de 8 à 10
14h
14h-16h
14h heure de Londres
demain jeudi 14h
demain mercredi 14h
aujourd'hui mardi 14h
aujourd'hui mardi 8h
aujourd'hui 8h
ce matin 8h
mardi prochain
mardi prochain 14h pendant 2h
mardi prochain en huit 14h
lundi dans deux semaines 14h
jeudi dans 15 jours 14h
jeudi suivant 14h
le lundi suivant 14h
lundi qui vient 14h
lundi 2/11 8h
lundi 2/11 8h 2h
le premier lundi de chaque mois 14h
le premier mardi de décembre 14h
tous les mois 14h
chaque mois le 12 14h
jeudi 14h tous les deux mois
tous les mardis 14h sauf le premier jusqu'au 15/12
tous les mardis 14h sauf les deux premiers jusqu'au 20/12
tous les mardis 14h sauf mardi jusqu'au 15/12
tous les mardis 14h 500 fois
tous les mardis 14h jusqu'au 15/12 10 fois
tous les mardis et jeudis 14h 10 fois
tous les mardis de janvier 14h
tous les mardis de janvier 14h 10 fois
tous les mardis de janvier à mars 14h
les mardis 5, 12 et 26 janvier 14h
les mardis 12, 20 et 26 janvier à 8h
mardi de janvier 14h
tous les jours 9h
tous les jours 9h jusqu'au 20/12
tous les jours du lundi au jeudi 9h jusqu'au 20/12
tous les jours de la semaine 9h jusqu'au 20/12
en semaine 9h jusqu'au 20/12
jours ouvrables 9h jusqu'au 20/12
du lundi au jeudi 9h du 16/11 au 26/11
lundi/mercredi/vendredi 14h jusqu'au 20/12
lundi mercredi vendredi 14h jusqu'au 20/12
du mardi au jeudi 14h
du jeudi au mardi 14h jusqu'au 20/12
du 5 au 1er février 9h
du 12/12 au 01/12 9h
toutes les deux semaines le jeudi 14h jusqu'au 20/12
une semaine sur deux le jeudi 14h
une fois sur deux le jeudi 14h jusqu'au 20/12
tous les quinze jours le jeudi 14h jusqu'au 20/12
tous les 10 jours 14h jusqu'au 20/12
un jeudi sur trois 14h jusqu'au 20/12
le jeudi des semaines paires 14h jusqu'au 20/12
jeudi semaine paire 14h
semaines 47, 49 et 51 mardi 14h
semaines 46 à 50 lundi 14h
semaines 40 à 42 mardi 14h
semaines 50 à 54 mardi 14h
mardi et jeudi de la semaine prochaine 14h
semaine 48 mardi et jeudi 14h
S47 à S50 mardi 14h
semaine 60 mardi 14h
semaine 40 mardi 14h
dès demain 14h
à partir de demain 14h
demain 14h 10 fois
demain 14h chaque semaine 10 fois
demain à la même heure
jeudi même heure
jeudi à partir de 14h
jeudi jusqu'à 16h
jeudi 14h jusqu'à 16h
jeudi 14h jusqu'à demain
jeudi 14h -> 16h
jeudi 14h/16h
jeudi 22h-1h
jeudi 22h - vendredi 1h
jeudi 14h - vendredi 15h
jeudi 12 novembre, de 22 h 51 à 0 h 51 (vendredi)
jeudi 12 novembre, de 14 h à 16 h (samedi)
jeudi 14h GMT
jeudi 14h UTC+2
jeudi 20h heure de New York
mardi 14h heure de Montréal
tous les jeudis 14h heure de Londres jusqu'au 20/12
jeudi 14h heure de Trifouilly
jeudi 14h à Londres
jeudi 14:00 +02:00
jeudi 14h (heure d'été)
28/03/2027 2h30
31/10/2027 2h30
tous les dimanches 2h30 du matin du 01/03/2027 au 15/04/2027
samedi et dimanche 14h
week-end 14h
le week-end prochain 14h
demian 14h
mardy 14h
24 novmbre 14h
chaque mrdi 14h jusqu'au 15/12
jeudi quatorze heures trente
jeudi vingt et une heures
jeudi trois heures et quart
jeudi minuit et quart
jeudi minuit moins le quart
jeudi midi et demi
le douze novembre à quatorze heures
jeudi 3 h de l'après midi
jeudi soir 8h
jeudi matin 14h
jeudi 14h 2 personnes
jeudi 14h avec Zoom
jeudi 14h par visio 2h
jeudi 14h 90 min
jeudi 14h30 90 min
jeudi pendant 2h
2h jeudi
1h30
d'aujourd'hui en huit 14h
demain en huit 14h
lundi en 15 14h
12 mai 2030 14h
12/11/2036 14h
15/08 14h
11/24 14h
24/13 8h
0/0 14h
2026-13-12T14:00Z
2026-11-12T25:00Z
2026-11-12T14:00+25:00
2026-11-09T14:00Z
vendredi 2026-11-12T14:00Z
2026-11-12T14:00+01:00/PT2H
Quand : jeudi 12 novembre 2026 14:00 – 16:00 (CET)
Date : jeudi 12 novembre 2026 Heure : 14h-16h
tous les mardis 14h hors vacances
tous les mardis 14h sauf vacances du 13 février au 1er mars jusqu'au 15/05
tous les mardis 14h sauf les vacances de Noël jusqu'au 15/05
tous les mardis 14h jusqu'aux vacances
tous les mardis 14h jusqu'aux vacances de Noël
tous les mardis 14h jusqu'en mars 2027
tous les mardis 14h jusqu'à fin mai
tous les mardis 14h jusqu'à Pâques
tous les mardis 14h jusqu'au partiel
tous les mardis 14h jusqu'à la fin du mois
tous les mardis 14h tout le semestre
mardi 14h toute l'année
tous les mardis 14h pendant 12 semaines
tous les mardis 14h pendant 12 semaines jusqu'au 15/12
chaqe mardi 14h
chaqe mardi 14h 10 fois
tou les mardis 14h
tous bla les mardis 14h jusqu'au 15/12
tous les mardis 14h 10 fos
jeudi 14h 30 personnes
jeudi 14h Tours et détours
jeudi 14h chaqe semaine
maintenant
maintenant 14h
d'une heure
de 30 min
30 min plus tôt
14h au lieu de 13h
jeudi au lieu de mardi
à la semaine prochaine
au mois prochain
de 13h à 14h
de lundi à mardi 10h
`,
  en: `
Thursday 2:15pm
Thursday from 14:15 to 16:15
next Thursday 2pm
this Thursday 2pm
Thursday week 2pm
Tuesday next week 2pm
week 48 Tuesday 2pm
Monday, November 16, 2pm
Thursday the 19th at 2pm
24 November 2pm
November 24th, 2026 at 2:15 PM
11/12 2pm
Monday 11/12 2pm
Thursday 11/12 2pm
tomorrow 8:30
tonight 6pm
tomorrow noon
the day after tomorrow at noon
in 20 min
in 3 days 2pm
in two weeks 2pm
every Tuesday 2pm until 15 December
every Tuesday 2pm 10 times
10 sessions on Tuesday 2pm
every other Tuesday 2pm until 15 May
biweekly on Thursday 2pm until 20 December
biweekly on Thursday 2pm
fortnightly on Thursday 2pm until 20 December
alternate Thursdays 2pm until 20 December
every weekday 9am until 20 December
every Tuesday 2pm until 15 May except 13 April
every Tuesday 2pm until 15 May except holidays
every Tuesday 2pm until Christmas
every Tuesday 2pm until March
Tuesday 2pm
Tuesday 25 November 2pm
the 31st of April 2pm
yesterday 2pm
Tuesday or Thursday 2pm
Thursday 4pm-2pm
Thursday 2:30
Thursday half past two
Thursday half two
Thursday quarter to three
Thursday ten past two
Thursday nine thirty
Thursday at 8
Thursday 14
Thursday 13pm
Thursday midnight
two weeks from today 2pm
a week on Monday 2pm
a week from Monday 2pm
a fortnight today 2pm
in a fortnight 2pm
three days from tomorrow 2pm
Monday in two weeks 2pm
the following Monday 2pm
the following Thursday 2pm
this coming Monday 2pm
Monday this week 2pm
Monday the week after next 2pm
Tuesday and Thursday of next week 2pm
weeks 47-50 Tuesday 2pm
weeks 47, 49 and 51 Tuesday 2pm
Monday to Friday 9am until 20 December
Monday through Thursday 9am until 20 December
Monday, Wednesday and Friday 2pm until 20 December
Monday Wednesday Friday 2pm until 20 December
Thursday 2pm London time
Thursday 2pm PST
Thursday 8pm New York time
Thursday 2pm Eastern
Thursday 14:00 UTC+2
Tuesday 2pm GMT
every Thursday 2pm London time until 20 December
Thursday, November 12⋅2:00 – 4:00pm
Thursday, November 12, 2026 2:00 PM-4:00 PM (UTC+01:00) Brussels, Copenhagen, Madrid, Paris
When: Thu Nov 12, 2026 2pm – 4pm (CET)
Thu Nov 12 2026 14:00:00 GMT+0100 (Central European Standard Time)
Thu, 12 Nov 2026 14:00:00 -0500
the first Monday of every month 2pm
every month on the 12th 2pm
every Tuesday 2pm except the first until 15 December
Thursday 2pm room 12
Thursday 2pm in the library
Thursday 2pm revision of Tuesday
Thursday 2pm for 13 hours
Thursday 2pm-4pm for 1 hour
Thursday about 2pm
Thursday afternoon
Thursday 2pm Friday 3pm
Thursday 2pm, Friday 3pm
Thursday 2pm to 4
Thursday noon to two
from two to four pm on Thursday
Thursday two thirty pm
mid-March 2pm
end of November 2pm
soon
asap
Wednesday tomorrow 2pm
tomorrow Thursday 2pm
twice a week on Thursday 2pm
every 10 days 2pm
until 15 December every Tuesday 2pm
starting tomorrow 2pm
from 20 December to 10 December 9am
tomorow 2pm
Thrusday 2pm
every Tuesdy 2pm until 15 December
evry Tuesday 2pm
every Tuesday 2pm except vacations
every Tuesday 2pm until the end of term
every Tuesday 2pm until the break
every Tuesday 2pm for 12 weeks
Tuesday 2pm all term
now
by an hour
30 min earlier
2pm instead of 1pm
to next week
from 1pm to 2pm
an hour
`,
} as const;
