// What identifies a child, in every form in which it could slip out, and the search for it.
import { createHash } from 'node:crypto';

// Shorter ones turn up by chance in hashes, which differ from run to run.
const shortest_text = 7;
const shortest_encoded = 9;
const key_length = 4;
// What stands before a value where it is one of its own, and not part of a hash.
const marks = ['"', '>', ' ', '=', '/', ',', ';', ':', '(', "'"];
const locales = ['nl-NL', 'en-GB'];

function days_as_people_write(iso) {
    const [year, month, day] = iso.split('-');
    const date = new Date(`${iso}T12:00:00Z`);
    const written = locales.flatMap((locale) =>
        ['short', 'medium', 'long'].map((dateStyle) =>
            new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' }).format(date),
        ),
    );
    return [
        iso,
        `${day}-${month}-${year}`,
        `${Number(day)}-${Number(month)}-${year}`,
        `${day}/${month}/${year}`,
        ...written,
    ];
}

function numbers_as_people_write(digits) {
    const grouped = (mark) => digits.replaceAll(/\B(?=(\d{3})+$)/g, mark);
    return [digits, grouped('.'), grouped(','), grouped(' ')];
}

// Wherever in the encoded text it stands: the octets before it shift it by none, one or two.
function base64_forms(text) {
    return [0, 1, 2].flatMap((before) => {
        const octets = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
        const encoded = octets.toString('base64').replaceAll('=', '');
        const from = Math.ceil((before * 8) / 6);
        const to = Math.floor((octets.length * 8) / 6);
        const sure = encoded.slice(from, to);
        return [sure, sure.replaceAll('+', '-').replaceAll('/', '_')];
    });
}

function digests(text) {
    return ['sha256', 'sha1', 'md5', 'sha512'].flatMap((name) => {
        const digest = createHash(name).update(text).digest();
        return [digest.toString('hex'), digest.toString('base64').replaceAll('=', '')];
    });
}

function escaped(text) {
    const units = [...Array(text.length).keys()].map((at) => text.charCodeAt(at));
    const in_json = units.map((unit) =>
        unit > 126 ? `\\u${unit.toString(16).padStart(4, '0')}` : String.fromCharCode(unit),
    );
    return [
        encodeURIComponent(text),
        encodeURIComponent(text).replaceAll('%20', '+'),
        [...Buffer.from(text)].map((octet) => `%${octet.toString(16).padStart(2, '0')}`).join(''),
        in_json.join(''),
        Buffer.from(text).toString('latin1'), // read as the wrong alphabet
        Buffer.from(text).toString('hex'),
    ];
}

function forms_of(text) {
    const encoded = [...base64_forms(text), ...digests(text)];
    const plain =
        text.length < 9 && /^\d+[A-Z]*$/.test(text)
            ? marks.map((mark) => mark + text)
            : [text, ...escaped(text)];
    return [
        ...plain.filter((form) => form.length >= shortest_text),
        ...encoded.filter((form) => form.length >= shortest_encoded),
    ];
}

/// Every form of a child's identity: Map of the form to what it is, which names no value.
export function canaries_of(child) {
    const { street, number, postcode } = child.home;
    const values = {
        'a BSN': numbers_as_people_write(child.bsn),
        'a parent’s BSN': child.parents.flatMap(numbers_as_people_write),
        'a birth date': [
            ...days_as_people_write(child.birth_date),
            child.birth_date.replaceAll('-', ''),
        ],
        'a surname': [child.surname],
        'a given name': child.given_names.split(' '),
        'an address': [`${street} ${number}`, postcode, postcode.replace(/^(\d{4})/, '$1 ')],
    };
    const all = new Map();
    for (const [what, texts] of Object.entries(values))
        for (const form of texts.flatMap(forms_of))
            all.set(form.toLowerCase(), `${what} of child ${child.nr}`);
    return all;
}

/// Looks for many canaries in one pass; the case of letters does not matter.
export class canary_search {
    constructor(children) {
        this.by_key = new Map();
        for (const [form, what] of children.flatMap((child) => [...canaries_of(child)])) {
            const key = form.slice(0, key_length);
            if (!this.by_key.has(key)) this.by_key.set(key, []);
            this.by_key.get(key).push([form, what]);
        }
    }

    /// What of whom stands in the text; never the value.
    found_in(text) {
        const small = text.toLowerCase();
        const found = new Set();
        for (let at = 0; at + key_length <= small.length; ++at) {
            const forms = this.by_key.get(small.slice(at, at + key_length));
            for (const [form, what] of forms ?? []) if (small.startsWith(form, at)) found.add(what);
        }
        return [...found];
    }
}
