//! The paths and commands that the documents and the CI file name exist.

use std::path::{Path, PathBuf};

/// The documents that name paths and commands of the present; records of decisions also name what was rejected.
const DOCUMENTS: [&str; 6] =
    ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "docs/how-to.md", "docs/domain.md", "docs/glossary.md"];

/// Paths that are named and are not part of the repository, each with the reason.
const ELSEWHERE: [(&str, &str); 4] = [
    ("dist/", "what the build makes"),
    ("../shared/plans", "documents that are not ours to publish"),
    ("foo.rs", "an example"),
    ("foo/", "an example"),
];

/// Subcommands of cargo itself, and of a tool that a document says how to install.
const CARGO: [&str; 8] = ["test", "run", "check", "clippy", "doc", "fmt", "install", "+nightly"];

/// Programs that the CI machine has.
const PROGRAMS: [&str; 1] = ["rustup"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|problem| panic!("{path}: {problem}"))
}

/// The text between backticks or in the round brackets of a link.
fn spans(text: &str) -> Vec<&str> {
    let code = text.split('`').skip(1).step_by(2);
    let links = text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link);
    code.chain(links).collect()
}

fn is_path(span: &str) -> bool {
    let plain = span.chars().all(|letter| letter.is_ascii_alphanumeric() || "./_-".contains(letter));
    let ends = [".rs", ".md", ".sh", ".mjs", ".json", ".toml", ".yml", ".js", ".ts", ".scss", ".html", "/"];
    plain
        && (span.contains('/') && !span.starts_with('/')
            || ends.iter().any(|end| span.len() > 4 && span.ends_with(end)))
}

/// True if a path leads to something from the root, from `src`, or from any folder below it.
fn exists(path: &str) -> bool {
    fn below(folder: &Path, path: &str) -> bool {
        let folders = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        folders.filter(|folder| folder.is_dir()).any(|folder| folder.join(path).exists() || below(&folder, path))
    }
    root().join(path).exists() || root().join("src").join(path).exists() || below(&root().join("src"), path)
}

/// The commands `program …` in a text, each by the word after the program.
fn commands<'a>(text: &'a str, program: &str) -> Vec<&'a str> {
    let lines = text.lines().map(str::trim_start).chain(spans(text));
    let words = lines.filter_map(|line| line.strip_prefix(program)?.strip_prefix(' ')?.split_whitespace().next());
    words.map(|word| word.trim_end_matches(|letter: char| !letter.is_alphanumeric())).collect()
}

fn make_targets() -> Vec<String> {
    let makefile = read("Makefile");
    let rules = makefile.lines().filter(|line| !line.starts_with(['.', '\t', '#']));
    rules.filter_map(|line| line.split_once(':')).flat_map(|(names, _)| names.split(' ').map(str::to_owned)).collect()
}

fn cargo_aliases() -> Vec<String> {
    let config = read(".cargo/config.toml");
    let aliases =
        config.lines().skip_while(|line| *line != "[alias]").skip(1).take_while(|line| !line.starts_with('['));
    aliases.filter_map(|line| line.split_once(" = ")).map(|(name, _)| name.to_owned()).collect()
}

#[test]
fn every_path_and_command_in_the_documents_exists() {
    let (targets, aliases) = (make_targets(), cargo_aliases());
    let (mut wrong, mut found) = (Vec::new(), 0);
    for document in DOCUMENTS {
        let text = read(document);
        let paths = spans(&text).into_iter().filter(|span| is_path(span));
        for path in paths.filter(|path| !ELSEWHERE.iter().any(|(elsewhere, _)| elsewhere == path)) {
            found += 1;
            if !exists(path) && !root().join(document).with_file_name(path).exists() {
                wrong.push(format!("{document}: there is no {path}"));
            }
        }
        let make = commands(&text, "make").into_iter().filter(|word| !targets.iter().any(|target| target == word));
        wrong.extend(make.map(|word| format!("{document}: there is no `make {word}`")));
        let cargo = commands(&text, "cargo").into_iter();
        let cargo = cargo.filter(|word| !CARGO.contains(word) && !aliases.iter().any(|alias| alias == word));
        wrong.extend(cargo.map(|word| format!("{document}: there is no `cargo {word}`")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(found > 60, "only {found} paths were found");
}

#[test]
fn every_command_and_file_in_the_ci_file_exists() {
    let ci = read(".github/workflows/ci.yml");
    let runs: Vec<&str> = ci.lines().filter_map(|line| line.split_once("run: ")).map(|(_, command)| command).collect();
    assert!(runs.contains(&".ci/run"), "the stages are those of .ci/run");
    for command in runs {
        let program = command.split(' ').next().unwrap_or_default();
        assert!(PROGRAMS.contains(&program) || root().join(program).is_file(), "there is no {program}");
    }
    let (_, hashed) = ci.split_once("hashFiles(").expect("a key for the cache");
    for file in hashed.split_once(')').unwrap_or_default().0.split('\'').skip(1).step_by(2) {
        assert!(root().join(file.trim_end_matches("/**")).exists(), "there is no {file}");
    }
    let targets = make_targets();
    for target in commands(&read(".ci/run"), "make") {
        assert!(targets.iter().any(|known| known == target), "there is no `make {target}`");
    }
}
