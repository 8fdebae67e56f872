/** Our own word lists for synthetic articles: plain German, no names of real people, houses or firms. */
const oneLine = (text: string) => text.replace(/\s+/g, " ");

/** Beginnings and ends of compounds: any beginning goes with any end, 40 × 40 different words. */
export const BEGINNINGS =
  `Acker Bahn Berg Bildungs Brücken Bürger Daten Deich Energie Ernte Fähr Forschungs Garten Gemeinde Hafen
Handels Haushalts Holz Industrie Jugend Klima Klinik Kraft Kreis Küsten Land Markt Mess Musik Netz Pflege Rats Rechen Roboter
Schul Solar Stadt Verkehrs Wasser Wind`.split(/\s+/);
export const ENDS =
  `abgabe anlage archiv ausschuss bericht betrieb bilanz brücke dienst drossel fabrik feld fonds gebühr gesetz
gruppe halle kanal karte konzept labor leitung messe mühle netz ordnung plan platz preis prüfung reform speicher station steuer
streit studie turm verband werk zentrum`.split(/\s+/);

export const PLACES =
  `Altenroda Birkenau Dornhausen Eichwerder Falkenrode Grünsee Hasselbrück Immenfeld Kaltenborn Lindwitz
Moorkamp Niederstein Oberlaute Pfauendorf Quellberg Rosental Seebronn Tannroda Uferwalde Wiesenthal`.split(
    /\s+/,
  );
export const PEOPLE =
  `Amelung Brinkhoff Cordes Dahlhaus Eggers Fenske Gerdes Hollmann Itzen Jansing Krogmann Lührs Marquard
Nolting Ohlsen Petersen Rademann Stöver Thiemann Uhlig`.split(/\s+/);
/** Of these three a rare name is made: 50,000 different ones, most of which hardly anybody hears of. */
export const RARE_NAMES = [
  `Al Ber Bru Dan Del Dor Ebe Fal Fri Ger Gra Hal Har Hel Ing Jan Jor Kar Kel Kro Lam Len Lor Mar Mel Mor Nie Nor Olt Ost
Pau Pen Rei Ros Rum Sal Sen Sto Tan Tel Tor Ulm Ver Vol Wal Wen Wil Zan`.split(/\s+/),
  `ba bel ben da de den der do fe gar ge gen ho ka ke ken la le len li lo ma me men mi na ne ni no ra re ri ro sa se ta te
ti to wa we wi`.split(/\s+/),
  `bach berg born brandt dorf feld haus heim hoff holt kamp kopf land mann mark ner ow rath rode stein stedt sen thal
wald`.split(/\s+/),
] as const;
export const ADJECTIVES =
  `alte breite digitale enge ferne geplante graue junge kleine knappe kommunale laute leise neue offene
regionale schnelle sparsame teure umstrittene veraltete verspätete`.split(/\s+/);
export const VERBS =
  `prüft plant verschiebt eröffnet schließt erweitert bezweifelt verteidigt halbiert verdoppelt repariert
bewilligt verlangt stoppt testet vermisst`.split(/\s+/);
export const TIMES =
  `am Montag|am Dienstag|am Mittwoch|am Donnerstag|am Freitag|im Frühjahr|im Herbst|seit Jahren|in dieser Woche|bis zum
Jahresende|im kommenden Jahr|vor der Sommerpause`
    .split("|")
    .map(oneLine);
export const CAUSES =
  `Das Geld reicht nicht für beides.|Niemand hat damit gerechnet.|Die Zahlen liegen seit Wochen vor.|Entschieden wird
erst nach der Anhörung.|Die Nachbarn sehen es anders.|Ein Gutachten steht noch aus.|Im Rat gab es dafür keine Mehrheit.|Der Versuch läuft
bereits.|Die Messungen widersprechen sich.|Am Ende zählt, was es kostet.`
    .split("|")
    .map(oneLine);

export const SECTIONS = ["Technologie", "KI", "Robotik", "Politik", "Wirtschaft", "Wissenschaft"];
export const ANSWERS =
  `Das sehe ich anders.|Guter Hinweis, danke.|Gibt es dazu eine Quelle?|Genau so war es bei uns auch.|Der zweite Absatz
erklärt es doch.|Bitte beim Thema bleiben.|Schön geschrieben.|Die Rechnung geht nicht auf.|Wer hat das bezahlt?|Endlich fragt jemand nach.`.split(
    "|",
  );
export const HANDLES =
  `Otter Dachs Igel Luchs Amsel Kranich Marder Biber Specht Unke Zander Wiesel Falter Grille Hummel Elritze`.split(
    " ",
  );
