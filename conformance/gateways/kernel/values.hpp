#pragma once

#include "conformance/gateways/kernel/act.hpp"
#include "conformance/gateways/kernel/findings.hpp"

#include <string>
#include <string_view>

namespace kruispunt::conformance::gateways::kernel {

/// The rules on values that all protocols share (COM-10 to COM-15, WORD-1, INF). Each call judges
/// one value where it stands and adds what it breaks, with its sentence, so that findings come in
/// the order of the document. `field` is `veld`. Refers to the findings.
class value_rules {
public:
    /// `today`: the day of receipt, `YYYY-MM-DD`; empty: no rule that a day decides is judged.
    value_rules(findings& found, std::string today) : found_(&found), today_(std::move(today)) {}

    /// COM-10.
    void bsn(std::string_view field, std::string_view value);
    /// COM-11 and COM-12.1: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    void birth_date(std::string_view field, std::string_view value);
    /// A birth date whose shape is known to be right (StUF): exists, not in the future, under 23.
    void born(std::string_view field, std::string_view iso);
    /// A day `YYYY-MM-DD` that exists (COM-13.9, COM-11.7).
    void day(std::string_view field, std::string_view value);
    /// `datum` of a signal: a day, not in the future (COM-36.3).
    void signal_date(std::string_view field, std::string_view value);
    /// A day of a move: a day, not to come.
    void move_date(std::string_view field, std::string_view value);
    /// COM-13.1, 13.3, 13.5, 13.8: a text that must not be empty.
    void text(std::string_view field, std::string_view value);
    /// COM-13.6.
    void signal_id(std::string_view field, std::string_view value);
    /// COM-13.7, COM-13.8.
    void reference(std::string_view field, std::string_view value);
    /// 20 digits.
    void oin(std::string_view field, std::string_view value);
    /// Four digits; `sentence`: of the protocol (ESAR-10.3, MS-05.1), COM-13.9 where it has none.
    void municipality(std::string_view sentence, std::string_view field, std::string_view value);
    /// INF-1.1.
    void informed(std::string_view field, std::string_view value);
    /// INF-1.6; looked at only where `informed` is `niet`.
    void reason_for_none(std::string_view field, std::string_view value);
    /// INF-2.1.
    void consent(std::string_view field, std::string_view value);
    /// WORD-1.5.
    void
    withdrawal_reason(std::string_view sentence, std::string_view field, std::string_view value);
    /// COM-32.1.
    mutation_reason reason_of_mutation(std::string_view field, std::string_view value);
    /// COM-37.1.
    void requester(std::string_view field, std::string_view value);
    /// A match's id: a UUID.
    void match_id(std::string_view field, std::string_view value);

    /// COM-13.8 (or the sentence that names the mandatory members): `VERPLICHT_VELD`.
    void missing(std::string_view sentence, std::string_view field);
    /// COM-14.2: `ONBEKEND_VELD`; the name is masked where it could carry a value.
    /// `sentence`: the protocol's own beside it.
    void unknown(std::string_view field, std::string_view sentence = "COM-14.2");

    /// The text in normalisation form C (COM-13.2).
    std::string composed(std::string_view value) const;

    const std::string& today() const { return today_; }

    findings& found() const { return *found_; }

private:
    findings* found_;
    std::string today_;
};

} // namespace kruispunt::conformance::gateways::kernel
