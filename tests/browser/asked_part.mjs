// The part of a recorded answer that a query asks for, as the API gives it.

/// How many each list has, and how many stand on a page where nothing is asked.
export const [list_length, page_length] = [230, 100];

const names = ['bsnBotsingen', 'identiteitscorrecties', 'nietOpgepakt', 'bezwaren'];

// The list as if it were long: its first item, again and again, each with a signal of its own.
function lengthened([item]) {
    const text = JSON.stringify(item);
    return Array.from({ length: list_length }, (_, at) =>
        JSON.parse(text.replaceAll(/SISA-2026-\d+/g, `SISA-LANG-${at + 1}`)),
    );
}

/// The page of `path` that `query` asks for, of lists that are longer than a page.
export function long_lists(answer, path, query) {
    const value = JSON.parse(answer);
    const lists = names.filter((each) => each in value);
    if (lists.length === 0) return answer;
    const from = Number(query.get('na') ?? 0);
    const most = Number(query.get('aantal') ?? page_length);
    const page = (name) => lengthened(value[name]).slice(from, from + most);
    const next = (name) => (page(name).length === most ? from + most : null);
    const all = (names_told, make) =>
        Object.fromEntries(names_told.map((each) => [each, make(each)]));
    if (path !== 'aandacht')
        return JSON.stringify({ ...all(lists, page), volgende: next(lists[0]) });
    const told = query.has('lijst') ? [query.get('lijst')] : lists;
    const rest = query.has('lijst') ? {} : { gestopt: value.gestopt };
    return JSON.stringify({ ...all(told, page), ...rest, volgende: all(told, next) });
}

// The sums over one month: its table without medians.
function without_medians({ regios, paren, federatie }) {
    const bare = ({ tijdTotMatch: _, ...row }) => row;
    return { regios: regios.map(bare), paren: paren.map(bare), federatie: bare(federatie) };
}

/// The figures of the months from `van` to `tot`; sums over several are those that were recorded.
export function months_asked(answer, query) {
    const value = JSON.parse(answer);
    const [van, tot] = [query.get('van'), query.get('tot') ?? query.get('van')];
    const maanden = value.maanden.filter(({ maand }) => van <= maand && maand <= tot);
    const som = maanden.length === 1 ? without_medians(maanden[0]) : value.som;
    return JSON.stringify({ ...value, van, tot, maanden, som });
}
