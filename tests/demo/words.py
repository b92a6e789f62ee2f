"""The words of the timeline, in Dutch and in English. `{…}` is filled in by what happened."""

NL: dict[str, str] = {
    "title": "Kruispunt: één gezin, vier regio's",
    "preface": "Alles hieronder is echt verstuurd en ontvangen, op deze computer. Het gezin, de "
               "mensen en de organisaties zijn verzonnen. Iedere regio spreekt haar eigen taal: "
               "ESAR (Flevoland) SOAP, Multisignaal (Amsterdam) REST, SISA (Rotterdam) StUF, en "
               "bij Midden-Nederland (Utrecht) haalt het kruispunt de wijzigingen zelf op.",
    "almere": "Almere. Een jeugdarts maakt zich zorgen om een kind en geeft een signaal af.",
    "almere.after": "Niemand hoort iets. Eén signaal is nog geen match.",
    "to_utrecht": "Het gezin verhuist naar Utrecht. ESAR meldt de verhuizing.",
    "to_utrecht.after": "De gemeentelijk regievoerder daar weet nu wie er betrokken is bij een "
                        "kind dat er kwam wonen, en niet bij welk kind.",
    "utrecht": "Utrecht. Een school geeft ook een signaal af.",
    "utrecht.after": "De jeugdarts en de school weten nu van elkaar. Wat er aan de hand is, "
                     "bespreken zij zelf.",
    "to_rotterdam": "Het gezin verhuist naar Rotterdam. Midden-Nederland meldt de verhuizing.",
    "to_rotterdam.after": "De coördinatie van de match gaat over naar Rotterdam. SISA hoort van "
                          "de organisaties, van geen professional.",
    "rotterdam": "Rotterdam. Een jeugdhulpinstelling geeft een signaal af in SISA.",
    "rotterdam.after": "Drie plaatsen, drie signalen, precies drie matches. SISA geeft geen "
                       "professional en krijgt er geen.",
    "amsterdam": "Amsterdam. Een kinderarts geeft een signaal af; Multisignaal kent alleen het "
                 "BSN, en ligt daarna stil.",
    "amsterdam.after": "Het BSN was genoeg om het kind te herkennen, en ging niet verder. De "
                       "berichten voor Multisignaal wachten.",
    "back_again": "Multisignaal doet het weer.",
    "back_again.after": "De berichten die wachtten zijn aangekomen, elk één keer.",
    "sibling": "Almere. Op school krijgt een ander kind van het gezin een signaal.",
    "sibling.after": "Een match op het gezin: beide kanten horen van elkaar en dat het om een "
                     "ander kind gaat. Om welk kind, of waar het woont, horen zij niet.",
    "taken_up": "Almere. De jeugdarts pakt de matches met Utrecht en Rotterdam op: de ouders "
                "vinden het goed, en zij voert de regie.",
    "taken_up.after": "De school leest het in haar match. Naar SISA gaat niets: daar mag het "
                      "niet bekend zijn.",
    "inspection": "Rotterdam. De ouders vragen wat er over hun kind bekend is.",
    "inspection.after": "Zij zien elk signaal op dit kind, met de organisatie, en niets over het "
                        "andere. Een kind onder de 12 vraagt het niet zelf: dat is geweigerd.",
    "going_well": "Utrecht. De school meldt dat het goed gaat.",
    "going_well.after": "Haar signaal is inactief, haar matches zijn beëindigd. Dat het goed "
                        "gaat leest niemand erin: het heet verlopen.",
    "history": "Amsterdam. Een ouder- en kindteam geeft een nieuw signaal af.",
    "history.after": "Het hoort één keer dat er een eerder signaal van de school was. De school "
                     "hoort niets.",
    "withdrawn": "Almere. De jeugdarts trekt het signaal in.",
    "withdrawn.after": "De matches met de jeugdarts zijn overal beëindigd. Alleen die van "
                       "Rotterdam met Amsterdam lopen door.",
    "reminded": "Vier weken later ({day}). Niemand heeft de twee matches opgepakt.",
    "reminded.after": "Na tien werkdagen krijgen beide kanten een herinnering.",
    "escalated": "De kinderarts pakt haar match op; weer vier weken later ({day}) ligt de andere "
                 "er nog.",
    "escalated.after": "Die gaat naar de regio van de gemeente die coördineert: Rotterdam. De "
                       "match die is opgepakt, wordt met rust gelaten.",
    "objected": "Amsterdam. De ouders maken bezwaar tegen het signaal van het kindteam.",
    "objected.after": "Het is meteen bevroren: geen nieuwe match, geen bericht. Niemand hoort het.",
    "upheld": "Het bezwaar is gegrond.",
    "upheld.after": "Het signaal is gewist. De andere kant leest dat het is ingetrokken, niet "
                    "waarom.",
    "warned": "Bijna twee jaar na de signalen ({day}).",
    "warned.after": "Dertig dagen tevoren horen de drie die nog een actief signaal hebben dat "
                    "het verloopt.",
    "lapsed": "Twee jaar na de signalen ({day}).",
    "lapsed.after": "Alle signalen zijn vervallen en alle matches beëindigd. ESAR en SISA "
                    "bewaren niets; Midden-Nederland en Multisignaal hebben een archief.",
    "archived": "Amsterdam. De ouders en het kind vragen wat er nog bewaard wordt.",
    "archived.after": "Twee inactieve signalen, en wie er eerder naar vroeg.",
    "gone": "Nog vijf jaar later ({day}).",
    "gone.after": "Er is niets meer. Dat ziet er net zo uit als waar nooit iets was.",
    "afterwards": "Na afloop",
    "afterwards.after": "In {files} bestanden van het kruispunt ({size}) staat nergens een BSN, "
                        "naam of geboortedatum van de kinderen of een BSN van de ouders, en de "
                        "opslag bevat geen signaal, match of bericht meer.",
    "who": "wie", "learns": "hoort", "not": "hoort niet",
    "through": "via {region}",
    "doctor": "jeugdarts, Almere", "school": "school, Utrecht",
    "clinic": "kinderarts, Amsterdam", "care": "jeugdhulp, Rotterdam",
    "social_work": "schoolwerk, Almere", "team": "kindteam, Amsterdam",
    "overseer": "gemeentelijk regievoerder",
    "unnamed": "(geen professional)",
    "coordinates": "coördinatie: gemeente {municipality}",
    "ended": "match met {region} is beëindigd ({reason})",
    "untaken": "match met {region} is niet opgepakt",
    "expiring": "uw signaal verloopt op {day}",
    "lapsed_signal": "uw signaal is vervallen",
    "relocated": "het kind woont nu in {municipality}",
    "came_to_live": "er kwam een kind wonen in {municipality}, bekend bij:",
    "earlier": "er was een eerder signaal, van:",
    "other_child": "over een ander kind van het gezin",
    "consent": "toestemming: {consent}", "leads": "regie: {name}",
    "held": "{region}: {organisation}, sinds {since}, {status}",
    "asked_before": "  eerder ingezien via {regions}",
    "organisation": "organisatie", "reporter": "wie het signaal gaf", "bsn": "BSN",
    "name": "naam", "birth_date": "geboortedatum", "gender": "geslacht",
    "residence": "woonplaats", "address": "adres", "parents": "BSN van de ouders",
    "date": "datum van het signaal", "informed": "of het gezin het weet",
    "reason": "waarom",
    "checks": "{count} controles", "all_well": "Alles klopt: {count} controles in {seconds} s.",
    "failed": "Er klopt iets niet: stap {step}.", "found": "gevonden",
    "logs": "De logboeken staan in {folder}",
    "broken": "De demonstratie kon niet verder: {why}",
    "kept": "Alles draait nog:",
    "how_to_stop": "Stoppen en opruimen:",
    "folder": "map",
}

EN: dict[str, str] = {
    "title": "Kruispunt: one family, four regions",
    "preface": "All of this was really sent and received, on this computer. The family, the "
               "people and the organisations are made up. Each region speaks its own language: "
               "ESAR (Flevoland) SOAP, Multisignaal (Amsterdam) REST, SISA (Rotterdam) StUF, and "
               "from Midden-Nederland (Utrecht) the gateway fetches what changed.",
    "almere": "Almere. A youth doctor worries about a child and gives a signal.",
    "almere.after": "Nobody is told anything. One signal is no match yet.",
    "to_utrecht": "The family moves to Utrecht. ESAR tells of the move.",
    "to_utrecht.after": "The municipal overseer there now knows who is involved with a child that "
                        "came to live there, and not with which child.",
    "utrecht": "Utrecht. A school gives a signal too.",
    "utrecht.after": "The doctor and the school now know of each other. What the matter is, they "
                     "discuss among themselves.",
    "to_rotterdam": "The family moves to Rotterdam. Midden-Nederland tells of the move.",
    "to_rotterdam.after": "The coordination of the match passes to Rotterdam. SISA learns of the "
                          "organisations, and of no professional.",
    "rotterdam": "Rotterdam. A youth care provider gives a signal in SISA.",
    "rotterdam.after": "Three places, three signals, exactly three matches. SISA gives no "
                       "professional and gets none.",
    "amsterdam": "Amsterdam. A paediatrician gives a signal; Multisignaal knows the BSN alone, "
                 "and then is down.",
    "amsterdam.after": "The BSN was enough to recognise the child, and went no further. The "
                       "notices for Multisignaal wait.",
    "back_again": "Multisignaal is back.",
    "back_again.after": "The notices that waited have arrived, each once.",
    "sibling": "Almere. At school another child of the family gets a signal.",
    "sibling.after": "A family match: both sides learn of each other, and that another child is "
                     "concerned. Which child, or where it lives, they do not learn.",
    "taken_up": "Almere. The youth doctor takes up the matches with Utrecht and Rotterdam: the "
                "parents agree, and she leads.",
    "taken_up.after": "The school reads it in its match. Nothing goes to SISA: it may not be "
                      "known there.",
    "inspection": "Rotterdam. The parents ask what is known of their child.",
    "inspection.after": "They see every signal on this child, with the organisation, and nothing "
                        "of the other one. A child under 12 does not ask alone: that was refused.",
    "going_well": "Utrecht. The school tells that the child is going well.",
    "going_well.after": "Its signal is inactive, its matches have ended. That the child goes well "
                        "nobody reads in it: it says verlopen.",
    "history": "Amsterdam. A parent and child team gives a new signal.",
    "history.after": "It learns once that there was an earlier signal of the school's. The school "
                     "learns nothing.",
    "withdrawn": "Almere. The youth doctor withdraws the signal.",
    "withdrawn.after": "The matches with the doctor have ended everywhere. Only those of "
                       "Rotterdam with Amsterdam go on.",
    "reminded": "Four weeks later ({day}). Nobody has taken the two matches up.",
    "reminded.after": "After ten working days both sides get a reminder.",
    "escalated": "The paediatrician takes her match up; again four weeks later ({day}) the other "
                 "still lies there.",
    "escalated.after": "It goes to the region of the municipality that coordinates: Rotterdam. "
                       "The match that was taken up is left alone.",
    "objected": "Amsterdam. The parents object to the child team's signal.",
    "objected.after": "It is frozen at once: no new match, no notice. Nobody is told.",
    "upheld": "The objection is upheld.",
    "upheld.after": "The signal is erased. The other side reads that it was withdrawn, not why.",
    "warned": "Nearly two years after the signals ({day}).",
    "warned.after": "Thirty days ahead the three who still have an active signal learn that it "
                    "will expire.",
    "lapsed": "Two years after the signals ({day}).",
    "lapsed.after": "All signals have lapsed and all matches have ended. ESAR and SISA keep "
                    "nothing; Midden-Nederland and Multisignaal have an archive.",
    "archived": "Amsterdam. The parents and the child ask what is still kept.",
    "archived.after": "Two inactive signals, and who asked for them before.",
    "gone": "Five more years later ({day}).",
    "gone.after": "Nothing is left. It looks just like where nothing ever was.",
    "afterwards": "Afterwards",
    "afterwards.after": "In {files} files of the gateway ({size}) there is no BSN, name or birth "
                        "date of the children and no BSN of the parents, and the store holds no "
                        "signal, match or notice any more.",
    "who": "who", "learns": "learns", "not": "does not learn",
    "through": "through {region}",
    "doctor": "youth doctor, Almere", "school": "school, Utrecht",
    "clinic": "doctor, Amsterdam", "care": "youth care, Rotterdam",
    "social_work": "school work, Almere", "team": "child team, Amsterdam",
    "overseer": "municipal overseer",
    "unnamed": "(no professional)",
    "coordinates": "coordination: {municipality}",
    "ended": "the match with {region} has ended ({reason})",
    "untaken": "the match with {region} was not taken up",
    "expiring": "your signal expires on {day}",
    "lapsed_signal": "your signal has lapsed",
    "relocated": "the child now lives in {municipality}",
    "came_to_live": "a child came to live in {municipality}, known to:",
    "earlier": "there was an earlier signal, by:",
    "other_child": "about another child of the family",
    "consent": "consent: {consent}", "leads": "leads: {name}",
    "held": "{region}: {organisation}, since {since}, {status}",
    "asked_before": "  seen before through {regions}",
    "organisation": "organisation", "reporter": "who gave the signal", "bsn": "BSN",
    "name": "name", "birth_date": "birth date", "gender": "gender",
    "residence": "place of residence", "address": "address", "parents": "the parents' BSNs",
    "date": "day of the signal", "informed": "whether the family knows",
    "reason": "why",
    "checks": "{count} checks", "all_well": "All is well: {count} checks in {seconds} s.",
    "failed": "Something is wrong: step {step}.", "found": "found",
    "logs": "The logs are in {folder}",
    "broken": "The demonstration could not go on: {why}",
    "kept": "Everything still runs:",
    "how_to_stop": "To stop it and tidy up:",
    "folder": "folder",
}

WORDS = {"nl": NL, "en": EN}

REGION_NAMES = {"esar": "ESAR", "multisignaal": "Multisignaal", "sisa": "SISA",
                "midden-nederland": "Midden-Nederland"}
