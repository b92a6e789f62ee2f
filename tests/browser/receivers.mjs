// Whom the gateway tells by itself: the coordination body its events, the organisation's processing
// log its spans. with_gateway.py --receivers has the gateway look for them.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { pem, stage } from './staged.mjs';

// Both are the sandbox's coordinator; whoever shows no certificate is not heard.
const identity = () => ({
    cert: readFileSync(pem('coordinator.pem')),
    key: readFileSync(pem('coordinator.key')),
    ca: readFileSync(pem('ca.pem')),
    requestCert: true,
});

/// Listens as the receiver of that name, until `close()`; `texts` are the bodies that came,
/// each with its path and header fields.
export async function receiver(name) {
    const texts = [];
    const server = createServer(identity(), (request, response) => {
        let text = '';
        request.setEncoding('utf8').on('data', (piece) => (text += piece));
        request.on('end', () => {
            texts.push(`${request.url}\n${JSON.stringify(request.headers)}\n${text}`);
            response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
        });
    });
    const { port } = new URL(stage.receivers[name]);
    await new Promise((resolve, reject) => {
        server.on('error', reject).listen(Number(port), '127.0.0.1', resolve);
    });
    const close = () => {
        server.close();
        server.closeAllConnections();
    };
    return { texts, close };
}
