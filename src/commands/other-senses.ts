import { fold } from '../domain/fold.ts';

/**
 * Words of a language that look like a verb's word with a slip, and mean something else: « commenter » is no
 * « commencer », « prévenir » no « prévoir ». Inflected forms (« annule », "opened") are not among them: they mean the same.
 */
const list = `
acide aimer aine aire amende amide avide abide acid aid amid aside ad and odd audit
ajointer ajourer annoter ânonner anneler abouter béguin bénin began beer bean
cale cal calm cell cull cancer cannelle chancel chlore clone close chose clope cloque chore core clove choses
commander commande commandes commenter commente commentaire commentaires comment comments commerce commander
commencement commun communier compenser crever crier creuser career cheer crème créateur créature creator creature
dames dites dattes dares dales déballer décoller déceler déclarer détailler dévaler découler décupler débâcler
demander demande demandes demeurer démarcher démarquer désarmer déterrer désamarrer dédier dénier délirer délivrer
déplier dévier décliner deliver delivery defer denier délibérer défier défaite défaites déployer déplorer déplaire
déblayer dégager dépenser dépêcher display declare doucement document
est et eut edit eat end eng equip équiper équipage équipement équité
former ferrer ferler firmer farmer firm fermier finale finance fiendish final finer
hangout heap held hell help hello helo instituer institut
lacer langer lander lances lancier launcher lancement locution locatif légation vacation libation
lie lied lien liens liez lieue lire limer liter libre liar life like liver line lines lint lion lieutenant ligne
matériel matériau matériaux maternel maternelle matière matières maternal
mode modes more most mole mouse mute love movie morte mote modem
net nez neat nest news newt nuit nerf
ouvrier ouvrière ouvrage ouvrages oven oxen often omen
pacifier plastifier panifier plain plane plant plants plat plats play plus palace pace peace plage plages plate plates
placer plaie placement pole poll polls polo pony poli polies poésie
percevoir pleuvoir prévenir prévaloir prévision proclaim proche proches procuration poster postuler posture postcode proof proofs props pros profil profils profit profits
que quoi quel quelle quelles quels quai quart quiz quit quite quiet quant quantité
raconter rapporter rapport rapports rapprocher rappeler rapper réclames repas reculer rater
reporters remonter réparer répéter reposer repérer révolter reparler remporter récolter redouter repartir riposter
reformer recorder repeater reporter report reports repost regarder regarde regard retirer retracer retaper record
repasser rehausser recouvrir renoncer renouer rénover retomber renommée renom relire relit relief renier replier
résilier réaliser régulier regular relate relative release reader regale régler relais relayer remplir remplacer
sable sale saille saule selle sel salade salaire sales same sell sail shall salut saluer
seating sitting string strings star stars state stay stare stark stand stats smart short
stuff stiff superb supporter supporters supposer supprimer suppose
terminal terminaux terminus termes terrain trainer trier timide
tigre tire tirer tiare trier tile tiles tithe tire tirage toady titan
vide vider vidéaste vision visions visit visite visiter viser visa
were there hen then than what why way how whom whole where
retable retard retards rester resister résumer résumé résume restart rescue score redire
undone under uno unto unline online mover moved
`;

const words: ReadonlySet<string> = new Set(list.split(/\s+/u).map(fold));

/** Is this a word that means something else than the verb that it resembles? */
export function hasOtherSense(typed: string): boolean {
  return words.has(fold(typed));
}
