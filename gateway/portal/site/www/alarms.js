// What each alarm means. The API says it in Dutch; here it stands in English, by code.
import { language } from './language.js';

const english = {
    'opslag-gestopt': 'the store writes no more; the process ends',
    'schijf-vol': 'the disk is full; what comes in is answered “try again later”',
    'klok-verspringt': 'the clock jumped; nothing expires until it is right or confirmed',
    'klok-niet-bewaard': 'how the clock goes cannot be kept for a restart',
    'werk-niet-af': 'not all that today asks for could be done; it is tried again',
    'werk-blijft-liggen': 'what today asks for changes nothing and stays due',
    'jeugdige-onleesbaar': 'the birth date of a signal cannot be opened',
    'som-sluit-niet': 'the sum of the notices does not hold',
    'dode-brieven': 'notices to the region were not delivered and do not go by themselves',
    'regio-onbereikbaar': 'the region takes nothing; what it is owed waits',
    'regio-weg': 'the region says that nobody is there; its lane stands still',
    'postbus-niet-geleegd': 'the region has not come to its mailbox for too long',
    'stroom-onbereikbaar': 'the region’s feed does not answer',
    'stroom-onleesbaar': 'a page of the region’s feed cannot be read',
    'stroom-gestopt': 'the region’s feed steps back or does not rise; it is not read any more',
    'bezwaar-te-laat': 'an objection was not decided in time',
    'instelling-onveilig': 'a setting of the region is less safe than its protocol wants',
    'certificaat-verloopt': 'a certificate ends within 30 days',
    'certificaat-verloopt-spoedig': 'a certificate ends within 14 days',
    'certificaat-verloopt-nu': 'a certificate ends within 3 days',
    'certificaat-verlopen': 'a certificate has ended',
    'certificaat-geweigerd': 'one of our own certificates would be refused',
    'intrekkingslijst-verloopt': 'a revocation list is about to end and was not replaced yet',
    'intrekkingslijst-verlopen': 'a revocation list has ended; whoever it covers is refused',
    'intrekkingslijst-ontbreekt': 'there is no revocation list of a trusted issuer',
    'certificaten-niet-ververst': 'new files were refused; what held still holds',
    'sleutels-vast': 'the rotation of the keys waits for signals that cannot be read',
    'coordinatie-onbereikbaar':
        'the coordination body takes nothing; news of matches not taken up waits',
    'verwerkingenlog-achter': "the organisation's processing log takes nothing",
    'rapport-verloopt': 'the region’s accepted conformance report ends within 90 days',
    'rapport-verloopt-spoedig': 'the region’s accepted conformance report ends within 30 days',
    'rapport-verlopen': 'no accepted conformance report of the admitted region holds any more',
};

/// What an alarm means, for people; of a code that is not known here what the API says.
export function meaning_of(alarm) {
    return language === 'en' ? (english[alarm.code] ?? alarm.betekenis) : alarm.betekenis;
}

/// How grave it is.
export function gravity_of(alarm) {
    return language === 'en' && alarm.ernst === 'waarschuwing' ? 'warning' : alarm.ernst;
}

const pages = [
    [/^dode-brieven$/, 'aflevering'],
    [/^som-sluit-niet$/, 'aflevering'],
    [/^bezwaar-/, 'bezwaren'],
    [/^rapport-/, 'conformiteit'],
    [/^(regio|stroom|postbus|certificaat)-/, 'regios'],
];

/// The page on which somebody can do something about an alarm; nothing where there is none.
export function page_for(alarm) {
    return pages.find(([codes]) => codes.test(alarm.code))?.[1];
}
