// Numbers, days and stretches of time as people write them.
import { language, words } from './language.js';

const locale = language === 'en' ? 'en-GB' : 'nl-NL';
const zone = 'Europe/Amsterdam';
const numbers = new Intl.NumberFormat(locale);
const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: zone });
const moments = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: zone,
});
const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone: zone });
const months = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const short_months = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });

const t = words({
    nl: {
        to: 't/m',
        from: 'vanaf',
        small: 'minder dan 5',
        none: '–',
        now: 'zojuist',
        minutes: 'minuten',
        minute: 'minuut',
        hours: 'uur',
        days: 'dagen',
        day: 'dag',
    },
    en: {
        to: 'to',
        from: 'from',
        small: 'fewer than 5',
        none: '–',
        now: 'just now',
        minutes: 'minutes',
        minute: 'minute',
        hours: 'hours',
        days: 'days',
        day: 'day',
    },
});

export function number(value) {
    return value === null || value === undefined ? t.none : numbers.format(value);
}

/// A published figure: a number, "<5", bounds, or nothing.
export function figure(told) {
    if (told === null || told === undefined) return t.none;
    if (typeof told !== 'object') return told === '<5' ? told : numbers.format(told);
    if (told.hoogstens === undefined) return `${t.from} ${numbers.format(told.minstens)}`;
    return `${numbers.format(told.minstens)} ${t.to} ${numbers.format(told.hoogstens)}`;
}

/// Likewise in words, for who listens.
export function spoken_figure(told) {
    return told === '<5' ? t.small : figure(told);
}

/// The bounds of a published figure: [least, most]; nothing for none.
export function bounds(told) {
    if (told === null || told === undefined) return null;
    if (told === '<5') return [0, 4];
    if (typeof told === 'object') return [told.minstens, told.hoogstens ?? told.minstens];
    return [told, told];
}

export function day(text) {
    return text ? days.format(new Date(text)) : t.none;
}

/// The last day that is whole before a term ends: what ends at midnight by another clock is not said
/// to last a day more.
export function last_day(text) {
    return text ? days.format(new Date(new Date(text).getTime() + 1000 - 86_400_000)) : t.none;
}

export function moment(text) {
    return text ? moments.format(new Date(text)) : t.none;
}

export function time_of_day(date) {
    return clock.format(date);
}

/// "2026-10" as "oktober 2026".
export function month(text) {
    return months.format(new Date(`${text}-01T00:00:00Z`));
}

export function short_month(text) {
    return short_months.format(new Date(`${text}-01T00:00:00Z`));
}

/// How long ago, in the one unit that says it.
export function age(text, now = Date.now()) {
    if (!text) return t.none;
    const minutes = Math.floor((now - new Date(text).getTime()) / 60_000);
    if (minutes < 1) return t.now;
    if (minutes < 60) return `${minutes} ${minutes === 1 ? t.minute : t.minutes}`;
    const hours = Math.floor(minutes / 60);
    if (hours < 48) return `${hours} ${t.hours}`;
    const whole_days = Math.floor(hours / 24);
    return `${numbers.format(whole_days)} ${whole_days === 1 ? t.day : t.days}`;
}
