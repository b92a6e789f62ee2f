"""The words of the timeline, in Dutch and in English. `{…}` is filled in by what happened."""

NL: dict[str, str] = {
    "title": "Kruispunt: één kind, vier regio's",
    "preface": "Alles hieronder is echt verstuurd en ontvangen, op deze computer. Het kind, de "
               "mensen en de organisaties zijn verzonnen. Iedere regio spreekt haar eigen taal: "
               "ESAR (Flevoland) SOAP, Multisignaal (Amsterdam) REST, SISA (Rotterdam) StUF, en "
               "bij Midden-Nederland (Utrecht) haalt het kruispunt de wijzigingen zelf op.",
    "almere": "Almere. Een jeugdarts maakt zich zorgen om een kind en geeft een signaal af.",
    "almere.after": "Niemand hoort iets. Eén signaal is nog geen match.",
    "utrecht": "Het gezin verhuist naar Utrecht. Een school daar geeft ook een signaal af.",
    "utrecht.after": "De jeugdarts en de school weten nu van elkaar. Wat er aan de hand is, "
                     "bespreken zij zelf.",
    "amsterdam": "Amsterdam. Een kinderarts geeft een signaal af; Multisignaal kent alleen het "
                 "BSN.",
    "amsterdam.after": "Het BSN was genoeg om het kind te herkennen, en ging niet verder.",
    "rotterdam": "Rotterdam. Een jeugdhulpinstelling geeft een signaal af in SISA. Multisignaal "
                 "ligt stil.",
    "rotterdam.after": "SISA kent organisaties, nooit een professional: zij geeft er geen en "
                       "krijgt er geen. Het bericht voor Multisignaal wacht.",
    "back_again": "Multisignaal doet het weer.",
    "back_again.after": "Het bericht dat wachtte is aangekomen, één keer.",
    "withdrawn": "Almere. De jeugdarts trekt het signaal in.",
    "withdrawn.after": "De drie matches met ESAR zijn overal beëindigd. Die tussen de drie andere "
                       "regio's lopen door.",
    "afterwards": "Na afloop",
    "afterwards.after": "In {files} bestanden van het kruispunt ({size}) staat nergens een BSN, "
                        "naam of geboortedatum van het kind of een BSN van de ouders.",
    "who": "wie", "learns": "hoort", "not": "hoort niet",
    "through": "via {region}",
    "esar": "jeugdarts, Almere", "midden-nederland": "school, Utrecht",
    "multisignaal": "kinderarts, Amsterdam", "sisa": "jeugdhulp, Rotterdam",
    "unnamed": "(geen professional)",
    "coordinates": "coördinatie: gemeente {municipality}",
    "ended": "match met {region} is beëindigd ({reason})",
    "organisation": "organisatie", "reporter": "wie het signaal gaf", "bsn": "BSN",
    "name": "naam", "birth_date": "geboortedatum", "gender": "geslacht",
    "residence": "woonplaats", "address": "adres", "parents": "BSN van de ouders",
    "date": "datum van het signaal", "informed": "of het gezin het weet",
    "reason": "waarom het is ingetrokken",
    "checks": "{count} controles", "all_well": "Alles klopt: {count} controles in {seconds} s.",
    "failed": "Er klopt iets niet: stap {step}.", "found": "gevonden",
    "logs": "De logboeken staan in {folder}",
    "broken": "De demonstratie kon niet verder: {why}",
    "kept": "Alles draait nog:",
    "how_to_stop": "Stoppen en opruimen:",
    "folder": "map",
}

EN: dict[str, str] = {
    "title": "Kruispunt: one child, four regions",
    "preface": "All of this was really sent and received, on this computer. The child, the people "
               "and the organisations are made up. Each region speaks its own language: ESAR "
               "(Flevoland) SOAP, Multisignaal (Amsterdam) REST, SISA (Rotterdam) StUF, and from "
               "Midden-Nederland (Utrecht) the gateway fetches what changed.",
    "almere": "Almere. A youth doctor worries about a child and gives a signal.",
    "almere.after": "Nobody is told anything. One signal is no match yet.",
    "utrecht": "The family moves to Utrecht. A school there gives a signal too.",
    "utrecht.after": "The doctor and the school now know of each other. What the matter is, they "
                     "discuss among themselves.",
    "amsterdam": "Amsterdam. A paediatrician gives a signal; Multisignaal knows the BSN alone.",
    "amsterdam.after": "The BSN was enough to recognise the child, and went no further.",
    "rotterdam": "Rotterdam. A youth care provider gives a signal in SISA. Multisignaal is down.",
    "rotterdam.after": "SISA knows organisations, never a professional: it gives none and gets "
                       "none. The notice for Multisignaal waits.",
    "back_again": "Multisignaal is back.",
    "back_again.after": "The notice that waited has arrived, once.",
    "withdrawn": "Almere. The youth doctor withdraws the signal.",
    "withdrawn.after": "The three matches with ESAR have ended everywhere. Those among the three "
                       "other regions go on.",
    "afterwards": "Afterwards",
    "afterwards.after": "In {files} files of the gateway ({size}) there is no BSN, name or birth "
                        "date of the child and no BSN of the parents.",
    "who": "who", "learns": "learns", "not": "does not learn",
    "through": "through {region}",
    "esar": "youth doctor, Almere", "midden-nederland": "school, Utrecht",
    "multisignaal": "doctor, Amsterdam", "sisa": "youth care, Rotterdam",
    "unnamed": "(no professional)",
    "coordinates": "coordination: {municipality}",
    "ended": "the match with {region} has ended ({reason})",
    "organisation": "organisation", "reporter": "who gave the signal", "bsn": "BSN",
    "name": "name", "birth_date": "birth date", "gender": "gender",
    "residence": "place of residence", "address": "address", "parents": "the parents' BSNs",
    "date": "day of the signal", "informed": "whether the family knows",
    "reason": "why it was withdrawn",
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
