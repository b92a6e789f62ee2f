#pragma once

#include "conformance/suite/keys/key_folder.hpp"
#include "conformance/tests/pki.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <memory>

namespace kruispunt::conformance::suite::tests {

/// Tests that share one folder of keys: RSA keys take their time.
class keys_made_once : public testing::Test {
protected:
    static void SetUpTestSuite() {
        std::signal(SIGPIPE, SIG_IGN);
        keys_folder = std::make_unique<conformance::tests::temporary_folder>();
        keys::write_keys(keys_folder->path(), {});
    }

    static void TearDownTestSuite() { keys_folder.reset(); }

    static const std::filesystem::path& keys_path() { return keys_folder->path(); }

private:
    static inline std::unique_ptr<conformance::tests::temporary_folder> keys_folder;
};

} // namespace kruispunt::conformance::suite::tests
