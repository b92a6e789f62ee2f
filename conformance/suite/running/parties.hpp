#pragma once

#include "conformance/suite/catalogue/catalogue.hpp"
#include "conformance/suite/plan/variables.hpp"
#include "conformance/suite/running/adapter.hpp"
#include "conformance/suite/running/listener.hpp"
#include "conformance/suite/running/played_feed.hpp"
#include "conformance/suite/running/sender.hpp"
#include "conformance/suite/running/sut_file.hpp"

#include <map>
#include <memory>

namespace kruispunt::conformance::suite::running {

/// Everybody around the system under test during a run of one role: who sends, who listens, the
/// adapter. Lives for as long as the run.
class parties {
public:
    /// Listens at once; starts the adapter, and tells it where it is and to begin anew. The
    /// catalogue outlives it. Throws std::runtime_error that says what to mend in the SUT file or
    /// beside it.
    parties(const catalogue::catalogue& all, const sut_file& sut, catalogue::role as);
    ~parties();
    parties(const parties&) = delete;
    parties& operator=(const parties&) = delete;

    /// Whose numbers and paths a test may name.
    const plan::facts& facts() const { return facts_; }

    const sut_file& sut() const { return sut_; }

    const message_signing& signs() const { return signs_; }

    /// Whom the suite says it to. Throws std::runtime_error where the SUT file has no `url`.
    sender& to_system();
    /// Throws std::runtime_error where the party does not listen in this role.
    listener& heard_by(catalogue::party who);
    /// Throws std::runtime_error where there is none.
    adapter& acts();

    /// What a region that is read says by; null where the played region speaks itself.
    played_feed* feed() { return feed_.get(); }

    bool has_adapter() const { return adapter_ != nullptr; }

    /// Tells the adapter, where there is one, that this role is done with, and perhaps the run.
    /// Why it did not answer to that; empty where it did.
    std::string end_adapter(bool run_is_over);

    /// All listeners, for what concerns every one of them.
    const std::map<catalogue::party, std::unique_ptr<listener>>& listeners() const {
        return listeners_;
    }

private:
    void listen(const catalogue::catalogue& all, catalogue::party who);
    void start_adapter(catalogue::role as);

    sut_file sut_;
    plan::facts facts_;
    message_signing signs_;
    // Before the loop: what the loop still has to do for it ends first.
    std::unique_ptr<played_feed> feed_;
    background_loop loop_;
    std::unique_ptr<sender> sender_;
    std::map<catalogue::party, std::unique_ptr<listener>> listeners_;
    std::unique_ptr<adapter> adapter_;
};

} // namespace kruispunt::conformance::suite::running
