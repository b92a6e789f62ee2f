"""A copy of the project in which nothing is edited: links to what is there, and what is new."""
import json
import pathlib
import re
import shutil
import subprocess

from processes import StageError

BUILD_SECONDS = 240.0

# A library that was built already is taken as it is, behind a source of one line; the registry is
# what a new adapter must get into, so it is built anew.
OWN_LIBRARY = """add_library(${name} STATIC ${arg_UNPARSED_ARGUMENTS})
    target_link_libraries(${name} PUBLIC kruispunt_options ${arg_LINK})
"""
BUILT_LIBRARY = """file(GLOB_RECURSE built "${KRUISPUNT_BUILT}/lib${name}.a")
    if(built AND NOT name STREQUAL "kruispunt_adapters")
        file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp CONTENT "// built already\\n")
        set(arg_UNPARSED_ARGUMENTS ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
        list(PREPEND arg_LINK ${built})
    endif()
    add_library(${name} STATIC ${arg_UNPARSED_ARGUMENTS})
    target_link_libraries(${name} PUBLIC kruispunt_options ${arg_LINK})
"""
ALL_FOLDERS = "foreach(folder gateway certs adapters conformance tests)"
NEEDED_FOLDERS = "foreach(folder gateway certs adapters)"
KEPT_SETTINGS = ("CMAKE_BUILD_TYPE", "CMAKE_CXX_COMPILER", "CMAKE_CXX_COMPILER_LAUNCHER",
                 "CMAKE_CXX_FLAGS", "CMAKE_CXX_FLAGS_DEBUG", "CMAKE_CXX_FLAGS_RELEASE")


def link_all(source: pathlib.Path, target: pathlib.Path) -> None:
    """Makes `target` a folder with a link to everything in `source`."""
    target.mkdir()
    for entry in source.iterdir():
        (target / entry.name).symlink_to(entry.resolve())


def copy_renamed(source: pathlib.Path, target: pathlib.Path, old: str, new: str) -> None:
    """Copies a folder and puts `new` where a file in it says `old`: cp -r and sed."""
    shutil.copytree(source, target, symlinks=False)
    for file in target.rglob("*"):
        if file.is_file():
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace(old, new), encoding="utf-8")


def replaced_once(text: str, old: str, new: str) -> str:
    if text.count(old) != 1:
        raise StageError(f"the project's CMakeLists.txt no longer says:\n{old}")
    return text.replace(old, new)


class ScratchTree:
    """In `folder`, which must not exist. `built` is a finished build of `source`."""

    def __init__(self, source: pathlib.Path, built: pathlib.Path, folder: pathlib.Path) -> None:
        self.source = source
        self.folder = folder
        self._built = built
        self._build = folder.with_name(folder.name + "-build")
        folder.mkdir()
        for name in ("gateway", "certs", "tests"):
            (folder / name).symlink_to(source / name)
        link_all(source / "adapters", folder / "adapters")
        link_all(source / "mappings", folder / "mappings")

    @property
    def mappings(self) -> pathlib.Path:
        return self.folder / "mappings"

    def settings(self) -> dict[str, str]:
        cache = (self._built / "CMakeCache.txt").read_text(encoding="utf-8")
        found = dict(re.findall(r"^(\w+):\w+=(.*)$", cache, re.MULTILINE))
        return {name: found[name] for name in KEPT_SETTINGS if name in found}

    def build(self, *targets: str) -> None:
        """Builds only what is new, and what must know it."""
        project = (self.source / "CMakeLists.txt").read_text(encoding="utf-8")
        project = replaced_once(project, OWN_LIBRARY, BUILT_LIBRARY)
        project = replaced_once(project, ALL_FOLDERS, NEEDED_FOLDERS)
        (self.folder / "CMakeLists.txt").write_text(project, encoding="utf-8")
        options = [f"-D{name}={value}" for name, value in self.settings().items()]
        self._run("cmake", "-G", "Ninja", "-S", self.folder, "-B", self._build,
                  f"-DKRUISPUNT_BUILT={self._built}", *options)
        self._run("cmake", "--build", self._build, "--target", *targets)

    def program(self, name: str) -> pathlib.Path:
        return next(path for path in self._build.rglob(name) if path.is_file())

    def _run(self, *command: object) -> None:
        done = subprocess.run([str(word) for word in command], capture_output=True, text=True,
                              timeout=BUILD_SECONDS, check=False)
        if done.returncode != 0:
            raise StageError(f"{json.dumps([str(w) for w in command[:3]])} failed:\n"
                             f"{(done.stdout + done.stderr)[-4000:]}")
