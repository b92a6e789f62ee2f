#include "conformance/suite/statement/archive.hpp"
#include "conformance/suite/statement/submission.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <unistd.h>

namespace kruispunt::conformance::suite::tests {
namespace {

namespace fs = std::filesystem;
using statement::read_archive;
using statement::read_submission;
using statement::write_archive;
using testing::HasSubstr;
using testing::ThrowsMessage;

const reporting::run_files some_files{
    {"evidence/a.json", std::string(513, 'e')}, {"run.json", "{}"}, {"sut.json", ""}};

/// A folder that is gone with the test.
class Submissions : public testing::Test {
protected:
    Submissions() {
        folder = fs::temp_directory_path() / ("kruispunt-submission-" + std::to_string(getpid()));
        fs::create_directories(folder / "evidence");
    }

    ~Submissions() override { fs::remove_all(folder); }

    void write(const std::string& name, const std::string& octets) const {
        std::ofstream(folder / name, std::ios::binary) << octets;
    }

    fs::path folder;
};

TEST(Archives, HoldWhatWasPutIn) {
    const auto octets = write_archive(some_files);
    EXPECT_EQ(octets.size() % 512, 0U);
    EXPECT_EQ(read_archive(octets), some_files);
    EXPECT_EQ(write_archive(read_archive(octets)), octets);
}

/// The archive's first header with some octets overwritten, its sum made right again.
std::string with_header(std::size_t at, std::string_view octets) {
    auto archive = write_archive({{"run.json", "{}"}});
    archive.replace(at, octets.size(), octets);
    archive.replace(148, 8, "        ");
    unsigned sum = 0;
    for (std::size_t each = 0; each < 512; ++each)
        sum += static_cast<unsigned char>(archive[each]);
    std::string digits;
    for (int place = 0; place < 6; ++place, sum /= 8)
        digits.insert(digits.begin(), static_cast<char>('0' + sum % 8));
    archive.replace(148, 8, digits + std::string("\0 ", 2));
    return archive;
}

struct bad_archive {
    std::string name;
    std::string octets;
    std::string why;
};

class BadArchives : public testing::TestWithParam<bad_archive> {};

TEST_P(BadArchives, AreRefused) {
    EXPECT_THAT(
        [] { read_archive(GetParam().octets); },
        ThrowsMessage<std::runtime_error>(HasSubstr(GetParam().why))
    );
}

const std::string whole = write_archive({{"run.json", "{}"}});
const std::string no_end(whole, 0, whole.size() - 1024);

INSTANTIATE_TEST_SUITE_P(
    Archives,
    BadArchives,
    testing::Values(
        bad_archive{"ParentFolder", with_header(0, "../x.json"), "outside"},
        bad_archive{"AbsolutePath", with_header(0, "/etc/passwd"), "outside"},
        bad_archive{"ParentInside", with_header(0, "evidence/../x"), "outside"},
        bad_archive{"OtherFolder", with_header(0, "other/x.json"), "outside"},
        bad_archive{"HiddenFile", with_header(0, ".bashrc"), "outside"},
        bad_archive{"Backslash", with_header(0, "evidence\\x"), "other characters"},
        bad_archive{"SymbolicLink", with_header(156, "2"), "is a link"},
        bad_archive{"HardLink", with_header(156, "1"), "is a link"},
        bad_archive{"Folder", with_header(156, "5"), "is a link, a folder"},
        bad_archive{"LongName", with_header(156, "L"), "is a link"},
        bad_archive{"Prefix", with_header(345, "evil"), "too long"},
        bad_archive{"TooLarge", with_header(124, "00200000000"), "larger than 16 MiB"},
        bad_archive{"LongerThanThere", with_header(124, "00000010000"), "ends within it"},
        bad_archive{"NoSize", with_header(124, "0000000000z"), "size"},
        bad_archive{"Twice", no_end + whole, "is there twice"},
        bad_archive{"NoEnd", no_end, "no end"},
        bad_archive{"Behind", whole + "more", "behind it"},
        bad_archive{"Damaged", "x" + whole.substr(1), "damaged"},
        bad_archive{"Nothing", "", "no end"}
    ),
    [](const auto& row) { return row.param.name; }
);

TEST(Archives, TakeAFileOfTheGreatestSizeAndNoLarger) {
    reporting::run_files files;
    statement::admit(files, "a", std::string(statement::limits.file, 'x'));
    EXPECT_THROW(
        statement::admit(files, "b", std::string(statement::limits.file + 1, 'x')),
        std::runtime_error
    );
}

TEST(Archives, TakeSoManyFilesAndNoMore) {
    reporting::run_files files;
    for (std::size_t number = 0; number < statement::limits.files; ++number)
        statement::admit(files, "f" + std::to_string(number), {});
    EXPECT_THROW(statement::admit(files, "one-more", {}), std::runtime_error);
}

TEST_F(Submissions, AreReadFromAFolderOrItsArchive) {
    for (const auto& [name, octets] : some_files)
        write(name, octets);
    EXPECT_EQ(read_submission(folder), some_files);
    const auto archive = folder / "archive.tar";
    std::ofstream(archive, std::ios::binary) << write_archive(some_files);
    EXPECT_EQ(read_submission(archive), some_files);
}

TEST_F(Submissions, WithALinkAreRefused) {
    fs::create_symlink("/etc/hostname", folder / "evidence/a.json");
    EXPECT_THAT(
        [this] { read_submission(folder); },
        ThrowsMessage<std::runtime_error>(HasSubstr("is a link"))
    );
}

TEST_F(Submissions, WithALinkedFolderAreRefused) {
    fs::remove(folder / "evidence");
    fs::create_directory_symlink("/etc", folder / "evidence");
    EXPECT_THROW(read_submission(folder), std::runtime_error);
}

TEST_F(Submissions, WithAnotherFolderAreRefused) {
    fs::create_directory(folder / "evidence/deeper");
    EXPECT_THROW(read_submission(folder), std::runtime_error);
}

TEST_F(Submissions, WithAFileOfAnOddNameAreRefused) {
    write("a b.json", "{}");
    EXPECT_THROW(read_submission(folder), std::runtime_error);
}

TEST_F(Submissions, ThatAreNotThereAreRefused) {
    EXPECT_THROW(read_submission(folder / "nowhere"), std::runtime_error);
}

} // namespace
} // namespace kruispunt::conformance::suite::tests
