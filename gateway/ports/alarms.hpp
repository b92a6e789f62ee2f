#pragma once

#include "gateway/domain/calendar.hpp"
#include "gateway/ports/journal.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::ports {

/// What can be the matter, each with a row in `alarm_kinds`.
enum class alarm_code {
    store_failed,
    disk_full,
    clock_jumped,
    clock_not_remembered,
    work_unfinished,
    work_stays_due,
    child_unreadable,
    notices_missing,
    dead_letters,
    region_unreachable,
    region_gone,
    mailbox_unvisited,
    feed_unreachable,
    feed_unreadable,
    feed_halted,
    objection_overdue,
    unsafe_setting,
    certificate_expires,
    certificate_expires_soon,
    certificate_expires_now,
    certificate_expired,
    certificate_revoked,
    crl_expires,
    crl_expired,
    crl_missing,
    certificates_not_reloaded,
    keys_stuck,
    coordination_unreachable,
    processing_log_behind,
    report_expires,
    report_expires_soon,
    report_expired
};

/// What an alarm is about. Of a region and of a certificate there are several: the alarm names one.
enum class alarm_subject { gateway, store, clock, region, certificate };

/// A row of the table: everything of an alarm that is known before it is raised.
/// `docs/operating.md` has an entry for each, under its word.
struct alarm_kind {
    alarm_code code;
    std::string_view word; ///< stable: in the log, on the wire, in metrics and in the manual
    severity how;          ///< alarm: something fails now; warning: something will, or is not whole
    alarm_subject about;
    std::string_view meaning; ///< for people, in Dutch
    std::string_view over;    ///< what the log says where it ends
};

/// All alarms there are; in the order of `alarm_code`.
inline constexpr std::array alarm_kinds{
    alarm_kind{
        alarm_code::store_failed,
        "opslag-gestopt",
        severity::alarm,
        alarm_subject::store,
        "de opslag schrijft niet meer; het proces eindigt",
        "the store writes again"},
    alarm_kind{
        alarm_code::disk_full,
        "schijf-vol",
        severity::alarm,
        alarm_subject::store,
        "de schijf is vol; wat binnenkomt krijgt \"probeer het later opnieuw\"",
        "the disk has room again"},
    alarm_kind{
        alarm_code::clock_jumped,
        "klok-verspringt",
        severity::alarm,
        alarm_subject::clock,
        "de klok versprong; niets verloopt tot zij klopt of is bevestigd",
        "the sweeps go on"},
    alarm_kind{
        alarm_code::clock_not_remembered,
        "klok-niet-bewaard",
        severity::alarm,
        alarm_subject::clock,
        "de stand van de klok kan niet worden bewaard voor een herstart",
        "how the clock goes is remembered again"},
    alarm_kind{
        alarm_code::work_unfinished,
        "werk-niet-af",
        severity::warning,
        alarm_subject::gateway,
        "niet alles wat vandaag moet gebeuren kon gebeuren; het wordt opnieuw geprobeerd",
        "sweeps: all that is due is done again"},
    alarm_kind{
        alarm_code::work_stays_due,
        "werk-blijft-liggen",
        severity::alarm,
        alarm_subject::gateway,
        "wat vandaag moet gebeuren verandert niets en blijft liggen",
        "sweeps: what stayed due is done"},
    alarm_kind{
        alarm_code::child_unreadable,
        "jeugdige-onleesbaar",
        severity::alarm,
        alarm_subject::region,
        "van een signaal kan de geboortedatum niet worden geopend",
        "every birth date that is looked for can be opened again"},
    alarm_kind{
        alarm_code::notices_missing,
        "som-sluit-niet",
        severity::alarm,
        alarm_subject::gateway,
        "de som van de meldingen sluit niet",
        "the sum of notices holds again"},
    alarm_kind{
        alarm_code::dead_letters,
        "dode-brieven",
        severity::alarm,
        alarm_subject::region,
        "meldingen aan de regio zijn niet afgeleverd en gaan niet vanzelf",
        "it has no dead letters any more"},
    alarm_kind{
        alarm_code::region_unreachable,
        "regio-onbereikbaar",
        severity::alarm,
        alarm_subject::region,
        "de regio neemt niets aan; wat haar toekomt wacht",
        "it takes notices again"},
    alarm_kind{
        alarm_code::region_gone,
        "regio-weg",
        severity::alarm,
        alarm_subject::region,
        "de regio zegt dat er niemand is; haar levering staat stil",
        "its lane goes on"},
    alarm_kind{
        alarm_code::mailbox_unvisited,
        "postbus-niet-geleegd",
        severity::alarm,
        alarm_subject::region,
        "de regio kwam te lang niet bij haar postbus",
        "it comes to its mailbox again"},
    alarm_kind{
        alarm_code::feed_unreachable,
        "stroom-onbereikbaar",
        severity::alarm,
        alarm_subject::region,
        "de stroom van de regio geeft geen antwoord",
        "its feed answers again"},
    alarm_kind{
        alarm_code::feed_unreadable,
        "stroom-onleesbaar",
        severity::alarm,
        alarm_subject::region,
        "een pagina van de stroom van de regio is onleesbaar",
        "its feed is readable again"},
    alarm_kind{
        alarm_code::feed_halted,
        "stroom-gestopt",
        severity::alarm,
        alarm_subject::region,
        "de stroom van de regio loopt terug of stijgt niet; zij wordt niet meer gelezen",
        "its feed is read again"},
    alarm_kind{
        alarm_code::objection_overdue,
        "bezwaar-te-laat",
        severity::alarm,
        alarm_subject::region,
        "over een bezwaar is niet op tijd besloten",
        "no objection waits beyond its day any more"},
    alarm_kind{
        alarm_code::unsafe_setting,
        "instelling-onveilig",
        severity::alarm,
        alarm_subject::region,
        "een instelling van de regio is onveiliger dan haar protocol wil",
        "the setting is safe again"},
    alarm_kind{
        alarm_code::certificate_expires,
        "certificaat-verloopt",
        severity::warning,
        alarm_subject::certificate,
        "een certificaat verloopt binnen 30 dagen",
        "it was renewed, or is nearer its end"},
    alarm_kind{
        alarm_code::certificate_expires_soon,
        "certificaat-verloopt-spoedig",
        severity::warning,
        alarm_subject::certificate,
        "een certificaat verloopt binnen 14 dagen",
        "it was renewed, or is nearer its end"},
    alarm_kind{
        alarm_code::certificate_expires_now,
        "certificaat-verloopt-nu",
        severity::alarm,
        alarm_subject::certificate,
        "een certificaat verloopt binnen 3 dagen",
        "it was renewed, or has expired"},
    alarm_kind{
        alarm_code::certificate_expired,
        "certificaat-verlopen",
        severity::alarm,
        alarm_subject::certificate,
        "een certificaat is verlopen",
        "it was renewed, or is used no longer"},
    alarm_kind{
        alarm_code::certificate_revoked,
        "certificaat-geweigerd",
        severity::alarm,
        alarm_subject::certificate,
        "een eigen certificaat zou worden geweigerd",
        "our certificate would be taken again"},
    alarm_kind{
        alarm_code::crl_expires,
        "intrekkingslijst-verloopt",
        severity::alarm,
        alarm_subject::certificate,
        "een lijst van ingetrokken certificaten verloopt en is nog niet vervangen",
        "the revocation list was renewed, or has expired"},
    alarm_kind{
        alarm_code::crl_expired,
        "intrekkingslijst-verlopen",
        severity::alarm,
        alarm_subject::certificate,
        "een lijst van ingetrokken certificaten is verlopen; wie eronder valt wordt geweigerd",
        "the revocation list was renewed"},
    alarm_kind{
        alarm_code::crl_missing,
        "intrekkingslijst-ontbreekt",
        severity::alarm,
        alarm_subject::certificate,
        "van een vertrouwde uitgever is er geen lijst van ingetrokken certificaten",
        "there is a revocation list of it"},
    alarm_kind{
        alarm_code::certificates_not_reloaded,
        "certificaten-niet-ververst",
        severity::alarm,
        alarm_subject::certificate,
        "nieuwe bestanden worden geweigerd; wat gold geldt nog",
        "the files were taken up"},
    alarm_kind{
        alarm_code::keys_stuck,
        "sleutels-vast",
        severity::warning,
        alarm_subject::gateway,
        "het vernieuwen van de sleutels wacht op signalen die niet te lezen zijn",
        "the rotation of the keys goes on"},
    alarm_kind{
        alarm_code::coordination_unreachable,
        "coordinatie-onbereikbaar",
        severity::alarm,
        alarm_subject::gateway,
        "de coördinatie neemt niets aan; ook berichten over niet opgepakte matches wachten",
        "the coordination body takes what it is told again"},
    alarm_kind{
        alarm_code::processing_log_behind,
        "verwerkingenlog-achter",
        severity::warning,
        alarm_subject::gateway,
        "het logboek dataverwerkingen van de organisatie neemt niets aan",
        "the processing log takes what it lacks again"},
    alarm_kind{
        alarm_code::report_expires,
        "rapport-verloopt",
        severity::warning,
        alarm_subject::region,
        "het aanvaarde conformiteitsrapport van de regio verloopt binnen 90 dagen",
        "a later report was accepted, or it is nearer its end"},
    alarm_kind{
        alarm_code::report_expires_soon,
        "rapport-verloopt-spoedig",
        severity::alarm,
        alarm_subject::region,
        "het aanvaarde conformiteitsrapport van de regio verloopt binnen 30 dagen",
        "a later report was accepted, or it has ended"},
    alarm_kind{
        alarm_code::report_expired,
        "rapport-verlopen",
        severity::alarm,
        alarm_subject::region,
        "geen aanvaard conformiteitsrapport van de toegelaten regio geldt nog",
        "a report of it holds again, or it is not admitted"},
};

/// The row of an alarm.
constexpr const alarm_kind& kind_of(alarm_code code) {
    return alarm_kinds.at(static_cast<std::size_t>(code));
}

/// An alarm that stands.
struct standing_alarm {
    alarm_code code{};
    std::string about;       ///< which region or certificate; empty where there is but one
    std::string text;        ///< what happened and what to do, as in the log; nothing of a person
    domain::instant since{}; ///< by the machine's clock
};

/// The alarms that stand: raised where something goes wrong and cleared where it is over. The log
/// has a line where one begins and one where it ends, and no more. Held in memory; bounded. Any
/// thread, briefly; to raise what stands and to clear what does not changes nothing.
class alarms {
public:
    virtual ~alarms() = default;

    /// `about` is the region or certificate where the code is of one, else empty; `text` as in
    /// `standing_alarm`.
    virtual void raise(alarm_code code, std::string_view about, std::string_view text) = 0;

    virtual void clear(alarm_code code, std::string_view about) = 0;

    /// Alarms first, then warnings; of these what stands longest first.
    virtual std::vector<standing_alarm> standing() const = 0;
};

} // namespace kruispunt::ports
