// Asks once more, with a reason, before something is done.
import { button, el, heading, paragraph } from './dom.js';
import { keyboard_place } from './keyboard.js';
import { words } from './language.js';
import { refusal } from './states.js';

const t = words({
    nl: {
        reason: 'Reden',
        hint: 'komt in het logboek; noem geen personen',
        cancel: 'Annuleren',
        busy: 'Bezig…',
    },
    en: {
        reason: 'Reason',
        hint: 'goes into the audit log; name no persons',
        cancel: 'Cancel',
        busy: 'Working…',
    },
});

/// A field with its label; `control` is an input, select or textarea.
export function field(label, hint, control) {
    return el('label', {}, el('span', {}, label), hint ? el('small', {}, hint) : null, control);
}

export function text_input(attributes = {}) {
    return el('input', {
        class: 'utrecht-textbox',
        type: 'text',
        ...attributes,
    });
}

/// `options`: pairs of a value and what it is called.
export function choice(options, attributes = {}) {
    return el(
        'select',
        { class: 'utrecht-select', ...attributes },
        options.map(([value, text]) => el('option', { value }, text)),
    );
}

/// The reason that goes with an act; wanted unless `optional`.
export function reason_field(optional = false) {
    const attributes = {
        class: 'utrecht-textarea',
        name: 'reden',
        rows: 3,
        maxlength: 200,
    };
    return field(t.reason, t.hint, el('textarea', { ...attributes, required: !optional }));
}

/// Opens a dialog with `fields`; `act(form data)` does it. What is refused is said in the dialog;
/// once it is done the dialog closes and `done(answer)` is called. Whoever opened it by the keyboard
/// is back where they were.
export function ask({ title, text, fields = [], yes, negative = false, act, done }) {
    const told = el('div', {});
    const back_to_opener = keyboard_place();
    const go = button(yes, undefined, { kind: 'primary', negative, type: 'submit' });
    const cancel = button(t.cancel, () => box.close());
    const form = el(
        'form',
        { method: 'dialog', class: 'kp-form' },
        heading(2, title, { id: 'vraag' }),
        text ? paragraph(text) : null,
        ...fields,
        told,
        el('div', { class: 'kp-actions' }, go, cancel),
    );
    const box = el('dialog', { 'class': 'kp-dialog', 'aria-labelledby': 'vraag' }, form);

    form.addEventListener('submit', async (event) => {
        event.preventDefault();
        const back_to_form = keyboard_place();
        go.disabled = true;
        go.textContent = t.busy;
        told.replaceChildren();
        try {
            const answer = await act(new FormData(form));
            box.close();
            await done(answer);
            back_to_opener();
        } catch (problem) {
            if (problem.status === undefined) throw problem;
            told.replaceChildren(refusal(problem));
        } finally {
            go.disabled = false;
            go.textContent = yes;
            if (box.open) back_to_form();
        }
    });
    box.addEventListener('close', () => box.remove());
    document.body.append(box);
    box.showModal();
}
