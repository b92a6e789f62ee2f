// A list that comes by the page: what follows is fetched when it is asked for.
import { button, el } from './dom.js';
import { words } from './language.js';
import { fill } from './states.js';

const t = words({
    nl: { more: 'Meer tonen' },
    en: { more: 'Show more' },
});

/// The button behind a page, where the answer's `volgende` says that there is another: it asks
/// `ask(volgende)` for that and hands it to `add`. Nothing behind the last page.
export function more({ volgende }, ask, add) {
    if ((volgende ?? null) === null) return [];
    const place = el('div', { tabindex: '-1' });
    const next = () => {
        place.focus(); // the button goes, and the keyboard stays here
        return fill(
            place,
            () => ask(volgende),
            (answer) => {
                add(answer);
                return more(answer, ask, add);
            },
        );
    };
    place.append(button(t.more, next));
    return [place];
}
