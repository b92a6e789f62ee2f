#pragma once

#include "gateway/ports/identity_reader.hpp"
#include "gateway/ports/vault.hpp"

#include <map>
#include <mutex>

namespace kruispunt::support {

/// A vault that hides nothing: digests of the clear texts, contacts kept by their key's number.
/// Fails where a test says so. Any thread.
class plain_vault final : public ports::vault, public ports::identity_reader {
public:
    domain::result<domain::sealed_command> seal(const domain::command& command) override;
    domain::result<domain::contact> open(const ports::sealed_contact& contact) override;
    domain::result<domain::case_lead> open_lead(
        const domain::uuid& match, std::string_view region, const domain::sealed_lead& lead
    ) override;
    domain::result<std::optional<domain::birth_date>>
    birth_date_of(const domain::sealed_identity& identity) override;
    void release(const domain::sealed_command& command) override;

    /// A signal sealed elsewhere under that key has this birth date.
    void add_birth_date(std::int64_t data_key, domain::birth_date born);

    /// How often a birth date was opened.
    std::size_t opened() const;

    /// From now on nothing can be sealed or opened (`temporarily_unavailable`), or it works again.
    void fail(bool on);

    /// The key of that number is gone for good.
    void erase(std::int64_t data_key);

    /// Every key now in use is gone for good.
    void erase_all();

    std::size_t released() const;

private:
    mutable std::mutex mutex_;
    domain::sealed_update seal_update(const domain::update_match& update);

    std::map<std::int64_t, domain::contact> contacts_;
    std::map<std::int64_t, domain::birth_date> births_;
    std::size_t opened_ = 0;
    std::map<std::int64_t, domain::case_lead> leads_;
    std::int64_t last_ = 0;
    std::size_t released_ = 0;
    bool failing_ = false;
};

} // namespace kruispunt::support
