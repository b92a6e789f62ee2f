// What the gateway tells by itself (server-sent events), and whether it still does.
import { el } from './dom.js';
import { time_of_day } from './format.js';
import { words } from './language.js';

const t = words({
    nl: {
        wait: 'verbinding wordt gemaakt',
        live: (at) => `actueel, ${at}`,
        lost: (at) => `geen verbinding sinds ${at}; wordt vanzelf hersteld`,
    },
    en: {
        wait: 'connecting',
        live: (at) => `live, ${at}`,
        lost: (at) => `no connection since ${at}; it comes back by itself`,
    },
});

// A browser asks again by itself where the connection was lost, and never where it was refused: all
// places may be taken for a while. Not all pages come back at one moment.
const ask_again_ms = 10_000;
const spread_ms = 10_000;

/// Calls `told(snapshot)` at each event `stand`; gives the element that says whether it is live.
export function follow(path, told) {
    const sign = el('p', { 'class': 'kp-live', 'data-state': 'wait' }, t.wait);
    const say = (state, text) => {
        sign.dataset.state = state;
        sign.textContent = text;
    };
    let source;
    const open = () => {
        source = new EventSource(`/beheer/v1${path}`);
        source.addEventListener('stand', (event) => {
            say('live', t.live(time_of_day(new Date())));
            told(JSON.parse(event.data));
        });
        source.addEventListener('error', () => {
            if (sign.dataset.state !== 'lost') say('lost', t.lost(time_of_day(new Date())));
            if (source.readyState === EventSource.CLOSED)
                setTimeout(open, ask_again_ms + Math.random() * spread_ms);
        });
    };
    open();
    addEventListener('pagehide', () => source.close());
    return sign;
}
