import { foldWord } from "#lib/words/fold.ts";
import { stemGerman } from "#lib/words/stem-german.ts";

/**
 * What German compounds in newspapers are made of most: a paper that begins has no vocabulary of its own yet. Also
 * the only words of three letters and less by which anything is taken apart.
 */
const PARTS = `
  Abbau Abend Abgabe Abkommen Abschied Absturz Abteilung Affäre Agentur Akte Aktie Aktion Alarm Alkohol Allianz Alltag
  Alter Amt Analyse Anbau Anbieter Anfang Angebot Angriff Angst Anlage Anstieg Anteil Antrag Anwalt Anzeige App Apotheke
  Arbeit Arbeiter Archiv Arm Armee Armut Art Artikel Arznei Arzt Asche Asyl Atom Attacke Aufbau Aufgabe Aufsicht Auftrag
  Auge Ausbau Ausbruch Ausfall Ausgabe Ausland Ausschuss Ausstellung Ausstieg Ausweis Auto Autor Bad Bahn Bahnhof Ball
  Band Bank Bar Bau Bauer Baum Beamter Bedarf Behörde Beitrag Benzin Berater Bereich Berg Bericht Beruf Besitz Besuch
  Betreuung Betrieb Betrug Bett Bevölkerung Bewegung Beweis Bezirk Bier Bild Bildung Bio Bischof Blut Boden Bombe Boot
  Börse Brand Brauerei Bremse Brief Brot Bruch Brücke Bruder Buch Bühne Bund Bürger Büro Bus Butter Café Chef Chemie Chip
  Chor Computer Container Dach Damm Dampf Daten Dauer Deal Debatte Defizit Demokratie Denkmal Dienst Diesel Diskussion
  Dorf Drama Drittel Droge Druck Durchsuchung Ei Eigentum Ein Einkauf Einkommen Einsatz Einwohner Eis Eisen Eltern
  Empfang Ende Energie Engpass Entscheid Entwicklung Erbe Erde Erfolg Ergebnis Erhöhung Ernte Ersatz Erwerb Erz Essen
  Export Fabrik Fach Fahrer Fahrrad Fahrt Fahrzeug Fall Familie Fan Farbe Feier Feind Feld Ferien Fern Fernsehen Fest
  Feuer Figur Film Finanz Firma Fisch Fläche Fleisch Flucht Flug Fluss Flut Fonds Forderung Form Forscher Forschung Forst
  Forum Foto Frage Fraktion Frau Freiheit Freizeit Freund Frieden Front Frucht Früh Führer Führung Funk Fuß Fußball Gas
  Gast Gebäude Gebiet Geburt Gefahr Gefängnis Gegner Gehalt Geheim Geld Gemeinde Gemüse General Gericht Geschäft
  Geschichte Gesellschaft Gesetz Gespräch Gesundheit Getreide Gewalt Gewerbe Gewicht Gewinn Gift Gipfel Glas Glaube Glück
  Gold Grenze Großstadt Grund Gruppe Gut Hafen Haft Halle Hälfte Hand Handel Handy Haupt Haus Haushalt Heil Heim Heimat
  Heizung Held Herbst Herr Hersteller Herz Hilfe Himmel Hochschule Hof Höhe Holz Hotel Hund Idee Import Impf Impfung
  Index Industrie Inflation Inhalt Insel Institut Internet Jagd Jahr Jubiläum Jugend Junge Justiz Kabinett Kader Kaffee
  Kali Kamera Kammer Kampagne Kampf Kandidat Kanzler Kapital Karte Kasse Katze Kauf Keller Kern Kette Kinder Kind Kino
  Kirche Klage Klasse Kleidung Klima Klinik Klub Koalition Kohle Kollege Kommission Kommune Komitee Konferenz Konflikt
  König Kontrolle Konzern Konzert Kopf Körper Kosten Kraft Kraftwerk Kranke Krankenhaus Krankheit Kredit Kreis Kreuz Krieg
  Krise Küche Kultur Kunde Kunst Kur Kurs Küste Labor Laden Lager Land Landwirt Landwirtschaft Lang Leben Lehrer Lehre
  Leistung Leiter Leitung Leser Leute Licht Liebe Liefer Lieferung Liga Linie Liste Literatur Lob Lohn Luft Macht
  Mädchen Magazin Mangel Mann Männer Marke Markt Maschine Maske Masse Maßnahme Material Mauer Maus Medien Medizin Meer
  Mehrheit Meister Meldung Menge Mensch Messe Messer Metall Meter Miete Mieter Milch Militär Milliarde Million Minister
  Ministerium Mission Mitarbeiter Mitglied Mittag Mitte Mittel Mode Modell Monat Mond Mord Morgen Moschee Motor Müll
  Museum Musik Mutter Nachbar Nachricht Nacht Name Nation Natur Nazi Netz Neubau Nord Not Note Notfall Nummer Objekt Obst
  Öl Oper Opfer Opposition Ordnung Organ Ort Ost Paar Paket Papier Park Parlament Partei Partner Pass Patient Pause Pension
  Person Personal Pfarrer Pferd Pflanze Pflege Pflicht Plan Planet Platz Politik Polizei Polizist Post Posten Präsident
  Praxis Preis Premier Presse Prinz Privat Problem Produkt Produktion Programm Projekt Prozent Prozess Prüfung Psycho
  Publikum Punkt Quartal Quelle Quote Rad Radar Radio Rakete Rand Rasse Rat Rate Raub Raum Reaktor Rechnung Recht Rede
  Redaktion Reform Regel Regen Regierung Region Reich Reichweite Reifen Reihe Reis Reise Rekord Religion Rennen Rente
  Reserve Rest Restaurant Rettung Richter Richtlinie Ring Risiko Rohr Rohstoff Rolle Roman Rück Rücktritt Ruf Ruhe Runde
  Rundfunk Russland Rüstung Sache Saal Salz Sammlung Sand Sänger Satz Schaden Schaf Schatz Schau Schein Schicht Schicksal
  Schiff Schlacht Schlag Schloss Schluss Schlüssel Schnee Schule Schüler Schuld Schulden Schuss Schutz Schwein Schwester
  See See Seele Seite Sekunde Sender Sendung Serie Service Sicherheit Sieg Signal Sitz Sitzung Software Soldat Solar Sommer
  Sonde Sonder Sonne Spende Sperre Spiel Spieler Spitze Sport Sprache Sprecher Staat Stadion Stadt Stahl Stamm Standort
  Star Start Station Stätte Stau Stein Stelle Steuer Stiftung Stimme Stimmung Stoff Straf Strafe Strahl Strand Straße
  Strategie Strecke Streik Streit Strom Struktur Stück Student Studie Studio Stufe Stunde Sturm Suche Süd System Szene Tag
  Tal Tarif Täter Tat Technik Technologie Teil Telefon Termin Terror Terrorist Test Text Theater Thema Ticket Tier Tisch
  Tochter Tod Tor Tote Tour Tourismus Tradition Trainer Training Transport Traum Treffen Trend Trinkwasser Truppe Turm
  Turnier Überfall Überwachung Ufer Uhr Umfrage Umsatz Umwelt Unfall Union Universität Unruhe Unternehmen Unterricht
  Untersuchung Urlaub Urteil Vater Verband Verbot Verbrauch Verbraucher Verbrechen Verein Verfahren Verfassung Vergleich
  Verhandlung Verkauf Verkehr Verlag Verletzung Verlust Vermögen Versammlung Verschmutzung Versicherung Versorgung Versuch
  Verteidigung Verteilung Vertrag Vertreter Verwaltung Video Vieh Viertel Virus Vize Vogel Volk Vorstand Vorsitz
  Vorsitzender Wache Waffe Wagen Wahl Wähler Währung Wald Wand Wandel Ware Warnung Wärme Wasser Wechsel Weg Wehr Weihnacht
  Wein Welle Welt Werbung Werk Wert West Wetter Wettbewerb Wiese Wild Wind Winter Wirkung Wirtschaft Wissen Wissenschaft
  Woche Wohnung Wolf Wolke Wort Zahl Zeichen Zeit Zeitung Zelle Zentrale Zentrum Zerstörung Zeuge Ziel Zins Zirkus Zoll
  Zone Zoo Zucker Zug Zukunft Zusatz Zustand Zwang Zweck`;

/** Stems of the parts. */
export const COMPOUND_PARTS: ReadonlySet<string> = new Set(
  PARTS.trim()
    .split(/\s+/)
    .map((part) => stemGerman(foldWord(part))),
);
