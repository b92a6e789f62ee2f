// The API's own words, in the reader's language.
import { badge } from './dom.js';
import { words } from './language.js';

const t = words({
    nl: {
        'normaal': 'normaal',
        'onderhoud': 'onderhoud',
        'schaduw': 'schaduw',
        'loopt': 'loopt',
        'wacht': 'wacht',
        'gestopt': 'gestopt',
        'postbus': 'postbus',
        'geen': 'geen',
        'gesloten': 'werkt',
        'open': 'onderbroken',
        'op proef': 'op proef',
        'sandbox': 'sandbox',
        'toegelaten': 'toegelaten',
        'geschorst': 'geschorst',
        'geldig': 'geldig',
        'verlopen': 'verlopen',
        'ongeldig': 'ongeldig',
        'geweigerd': 'geweigerd door de regio',
        'afgehouden': 'steeds afgehouden',
        'onleesbaar': 'niet te openen',
        'tls': 'verbinding',
        'handtekening': 'ondertekening',
        'handtekening-straks': 'volgende ondertekening',
        'bekend': 'bekend',
        'uitgever': 'uitgever',
        'intrekkingslijst': 'intrekkingslijst',
        'jeugdige': 'jeugdige',
        'ouders': 'ouders',
        'beiden': 'jeugdige en ouders',
    },
    en: {
        'normaal': 'normal',
        'onderhoud': 'maintenance',
        'schaduw': 'shadow',
        'loopt': 'running',
        'wacht': 'held',
        'gestopt': 'stopped',
        'postbus': 'mailbox',
        'geen': 'none',
        'gesloten': 'working',
        'open': 'interrupted',
        'op proef': 'on trial',
        'sandbox': 'sandbox',
        'toegelaten': 'admitted',
        'geschorst': 'suspended',
        'geldig': 'valid',
        'verlopen': 'expired',
        'ongeldig': 'invalid',
        'geweigerd': 'refused by the region',
        'afgehouden': 'put off each time',
        'onleesbaar': 'cannot be opened',
        'tls': 'connection',
        'handtekening': 'signing',
        'handtekening-straks': 'next signing',
        'bekend': 'known',
        'uitgever': 'issuer',
        'intrekkingslijst': 'revocation list',
        'jeugdige': 'young person',
        'ouders': 'parents',
        'beiden': 'young person and parents',
    },
});

const tones = {
    'normaal': 'success',
    'onderhoud': 'warning',
    'schaduw': 'neutral',
    'loopt': 'success',
    'wacht': 'warning',
    'gestopt': 'danger',
    'postbus': 'neutral',
    'geen': 'inactive',
    'gesloten': 'success',
    'open': 'danger',
    'op proef': 'warning',
    'sandbox': 'neutral',
    'toegelaten': 'success',
    'geschorst': 'danger',
    'geldig': 'success',
    'verlopen': 'danger',
    'ongeldig': 'danger',
};

/// A word of the wire as the reader knows it; one that is not known stays as it is.
export function name_of(word) {
    return t[word] ?? word;
}

/// Likewise with the colour of what it means.
export function state_badge(word) {
    return badge(name_of(word), tones[word] ?? 'inactive');
}

/// What a region is called; its id where it has no other name.
export function region_name(region) {
    return region.naam ?? region.regio;
}
