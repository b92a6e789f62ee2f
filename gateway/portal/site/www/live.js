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

// Within this much a browser is back where a stream ended by itself, as each does within the hour.
const patience_ms = 8_000;

/// Calls `told(snapshot)` at each event `stand`; gives the element that says whether it is live.
export function follow(path, told) {
    const sign = el('p', { 'class': 'kp-live', 'data-state': 'wait' }, t.wait);
    const say = (state, text) => {
        sign.dataset.state = state;
        sign.textContent = text;
    };
    let source;
    let missing; // until it is said that nothing comes any more
    const heard = () => {
        clearTimeout(missing);
        missing = undefined;
    };
    const open = () => {
        source = new EventSource(`/beheer/v1${path}`);
        source.addEventListener('stand', (event) => {
            heard();
            say('live', t.live(time_of_day(new Date())));
            told(JSON.parse(event.data));
        });
        source.addEventListener('error', () => {
            const at = time_of_day(new Date());
            const lost = () => {
                if (sign.dataset.state !== 'lost') say('lost', t.lost(at));
            };
            if (source.readyState === EventSource.CLOSED) {
                heard();
                lost();
                setTimeout(open, ask_again_ms + Math.random() * spread_ms);
            } else {
                missing ??= setTimeout(lost, patience_ms);
            }
        });
    };
    open();
    addEventListener('pagehide', () => source.close());
    return sign;
}
