#pragma once

#include "conformance/gateways/kernel/signal.hpp"
#include "conformance/wire/http.hpp"

#include <string>
#include <variant>
#include <vector>

namespace kruispunt::conformance::gateways::kernel {

/// `redenMutatie` (COM-32).
enum class mutation_reason { none, beheer, identiteit };

/// A signal given or corrected. `known_only`: the message can only correct (COM-20.7).
struct submit {
    std::string id;
    content says;
    mutation_reason reason = mutation_reason::none;
    bool known_only = false;
};

/// The child is going well.
struct close {
    std::string id;
    mutation_reason reason = mutation_reason::none;
};

/// `reason_given`: `vergissing`, `bezwaar_gegrond`, `overleden` or `overig` (WORD-1.5).
struct withdraw {
    std::string id;
    std::string reason_given;
    mutation_reason reason = mutation_reason::none;
};

struct relocate {
    std::string id;
    std::string municipality;
    std::string date; ///< `YYYY-MM-DD`
    mutation_reason reason = mutation_reason::none;
};

/// Reads a signal's state back.
struct read {
    std::string id;
};

struct list_matches {
    std::string id;
};

/// What the professional says of a match; what is absent is not said.
struct update_match {
    std::string match;
    std::optional<bool> confirmed;
    text_value consent;
    std::optional<bool> family_informed;
    /// Said and empty: nobody leads.
    std::optional<std::optional<named_phone>> coordinator;
};

struct inspect {
    std::string bsn;
    std::string reference;
    std::string requester;
    text_value municipality;
};

/// What a region's message comes to.
using act =
    std::variant<submit, close, withdraw, relocate, read, list_matches, update_match, inspect>;

/// Where fields stand in a region's messages (`veld`, COM-27.4), for findings of the kernel.
struct field_names {
    std::string bsn = "bsn";
    std::string id = "signaalId";
    std::string date = "datum";
    std::string mutation_reason = "redenMutatie";
    std::string match = "matchId";
    std::string requester = "verzoeker";
    std::string inspected_bsn = "bsn";
    std::string inspected_municipality = "gemeentecode";
    std::string move_date = "datum";
    std::string move_municipality = "gemeentecode";
};

/// Who acts, and what goes on to the notices that it causes.
struct origin {
    std::string region; ///< `esar`, `multisignaal`, `sisa`, `midden-nederland`
    field_names fields;
    /// The sentence that an unknown signal breaks beside COM-20.7, where the protocol has one
    /// (MS-03.3).
    std::string unknown_rule = "COM-20.7";
    /// `traceparent` and `FSC-Transaction-Id` as they came or were made (COM-29).
    std::vector<wire::header> trace;
};

} // namespace kruispunt::conformance::gateways::kernel
