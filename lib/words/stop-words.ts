import { foldWord } from "#lib/words/fold.ts";

/** Articles, pronouns, prepositions, conjunctions, auxiliaries, particles and question words: they say nothing of a matter. */
const GERMAN = `
  der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines
  ich du er sie es wir ihr mich dich ihn uns euch mir dir ihm ihnen mein meine meinen meinem meiner meines dein deine
  deinen deinem deiner sein seine seinen seinem seiner seines ihre ihren ihrem ihrer ihres unser unsere unseren unserem
  unserer euer eure euren man sich selbst jemand niemand etwas nichts alles alle allen allem aller andere anderen
  anderem anderer anderes jeder jede jedes jeden jedem manche mancher manchen einige einigen einiger mehrere solche
  solcher solches dieser diese dieses diesen diesem jener jene jenes jenen welcher welche welches welchen welchem
  derjenige dasselbe dieselbe derselbe
  in im an am auf aus bei beim bis durch für gegen hinter mit nach neben ohne seit trotz über um unter von vom vor
  während wegen zu zum zur zwischen ab außer gegenüber innerhalb außerhalb laut pro per ins ans aufs ums
  und oder aber denn doch sondern sowie sowohl als wie wenn weil dass daß ob damit obwohl indem falls sobald bevor
  nachdem entweder weder noch dadurch daher darum deshalb also
  bin bist ist sind seid war warst waren wart gewesen sei seien wäre wären habe hast hat haben habt hatte hatten hattest
  gehabt hätte hätten werde wirst wird werden werdet wurde wurden worden geworden würde würden kann kannst können könnt
  konnte konnten könnte könnten muss muß müssen musste mussten müsste soll sollen sollte sollten will wollen wollte
  wollten darf dürfen durfte durften dürfte mag mögen möchte möchten lassen lässt ließ gibt gab geben
  nicht nur auch schon so sehr da dann dort hier her hin hinaus nun jetzt immer wieder mehr etwa ja nein eben zwar
  dabei dafür dagegen daran darauf daraus darin davon dazu hatten bereits einmal sonst
  wer wen wem wessen was wo wohin woher wann warum weshalb wieso womit wodurch wofür wogegen worauf woran worin worüber
  worum wovon wovor wozu wieviel`;

const ENGLISH = `
  a an the this that these those i you he she it we they me him her us them my your his its our their mine yours hers
  ours theirs myself yourself himself herself itself ourselves themselves who whom whose which what where when why how
  in on at by for from to of off with without into onto over under about against between among through during before
  after above below up down out as than then
  and or but nor so yet if because while although though unless until whether
  am is are was were be been being have has had having do does did doing will would shall should can could may might must
  not no only also too very just there here again more most some any each all both either neither such other`;

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/).map(foldWord));

/** By language, folded. */
export const STOP_WORDS = { de: words(GERMAN), en: words(ENGLISH) };
