// The acts of the audit log, in the reader's language. In the log itself each is one English word.
import { language } from './language.js';

const deeds = {
    'submit': ['signaal gegeven of gewijzigd', 'signal given or changed'],
    'close': ['afgesloten', 'closed'],
    'withdraw': ['ingetrokken', 'withdrawn'],
    'read': ['signaal gelezen', 'signal read'],
    'list-matches': ['matches opgevraagd', 'matches listed'],
    'update-match': ['match bijgewerkt', 'match updated'],
    'inspect': ['inzage', 'inspection'],
    'relocate': ['verhuizing', 'move'],
    'correct-identity': ['identiteit verbeterd', 'identity corrected'],
    'destroy-with-child': ['gewist met het kind', 'erased with the child'],
    'replay': ['herhaald bericht', 'repeated message'],
    'deliver': ['melding afgeleverd', 'notice delivered'],
    'suppress': [
        'melding vervallen: niets meer te vertellen',
        'notice dropped: nothing left to tell',
    ],
    'redrive-notice': ['melding opnieuw', 'notice queued again'],
    'drop-notice': ['melding opgegeven', 'notice given up'],
    'tell-match': ['match alsnog verteld', 'match told after all'],
    'remind': ['herinnerd aan match', 'reminded of a match'],
    'object': ['bezwaar', 'objection'],
    'remind-of-objection': ['herinnerd aan bezwaar', 'reminded of an objection'],
    'disclose': ['mededeling bekeken', 'disclosure looked at'],
    'look': ['postbus bekeken', 'mailbox looked at'],
    'view': ['bekeken', 'looked at'],
    'refuse': ['geweigerd', 'refused'],
    'resume-lane': ['aflevering hervat', 'delivery resumed'],
    'resume-feed': ['stroom hervat', 'feed resumed'],
    'connect': ['verbinding getest', 'connection tested'],
    'reload-certificates': ['certificaten herladen', 'certificates read anew'],
    'rotate-keys': ['sleutels vernieuwd', 'keys rotated'],
    'keys-rotated': ['sleutels om', 'keys changed over'],
    'retire-keys': ['oude sleutels opgeruimd', 'older keys taken out'],
    'freeze-month': ['maand vastgesteld', 'month established'],
    'announce': ['aangekondigd', 'announced'],
    'backup': ['reservekopie', 'backup'],
    'restore': ['teruggezet', 'restored'],
    'begin': ['begin van het logboek', 'beginning of the log'],
    'stand-normaal': ['stand van regio: normaal', 'standing of region: normal'],
    'stand-onderhoud': ['stand van regio: onderhoud', 'standing of region: maintenance'],
    'stand-schaduw': ['stand van regio: schaduw', 'standing of region: shadow'],
    'member-toegelaten': ['toegang van regio: toegelaten', 'access of region: admitted'],
    'member-geschorst': ['toegang van regio: geschorst', 'access of region: suspended'],
    'member-sandbox': ['toegang van regio: sandbox', 'access of region: sandbox'],
    'erase-sandbox': ['signalen van de sandbox gewist', 'signals of the sandbox erased'],
    'report-accepted': ['conformiteitsrapport aanvaard', 'conformance report accepted'],
    'report-repeated': ['conformiteitsrapport nog eens ingeleverd', 'report handed in again'],
    'report-outlived': ['verlopen conformiteitsrapport opgeruimd', 'ended report removed'],
};

/// What was done, for people; of a word that is not known here the word itself.
export function deed_name(word) {
    return deeds[word]?.[language === 'en' ? 1 : 0] ?? word;
}
