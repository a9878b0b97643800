//! The source, read once: its files, its modules, and what each path in it leads to.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use proc_macro2::TokenStream;

use super::paths::Named;
use super::public::{self, Item};

/// One file.
#[derive(Debug)]
pub(crate) struct File {
    /// From the root of the repository: `src/plan/edit.rs`.
    pub(crate) path: String,
    pub(crate) text: String,
    pub(crate) module: Vec<String>,
    pub(crate) named: Named,
    pub(crate) items: Vec<Item>,
    /// Where its paths lead, those of its tests left out.
    pub(crate) targets: BTreeSet<Target>,
}

/// Where a path leads: the module that holds it, and what of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Target {
    pub(crate) module: Vec<String>,
    pub(crate) inside: Vec<String>,
}

/// The files, and what their modules bring in.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) files: Vec<File>,
    modules: BTreeSet<Vec<String>>,
    imports: BTreeMap<(Vec<String>, String), Vec<String>>,
    globs: BTreeMap<Vec<String>, Vec<Vec<String>>>,
    items: BTreeSet<(Vec<String>, String)>,
}

impl Source {
    /// `src`, and what else uses the library apart from tests.
    pub(crate) fn of_this_repository() -> &'static Self {
        static SOURCE: OnceLock<Source> = OnceLock::new();
        SOURCE.get_or_init(|| {
            let root = Path::new(env!("CARGO_MANIFEST_DIR"));
            let mut files = Vec::new();
            for folder in ["src", "benches", "examples", "fuzz"] {
                gather(root, &root.join(folder), &mut files);
            }
            files.sort();
            Self::of(files)
        })
    }

    /// A source of these files: the path of each, and its text.
    pub(crate) fn of(files: Vec<(String, String)>) -> Self {
        let files: Vec<File> = files
            .into_iter()
            .map(|(path, text)| {
                let module = module(&path);
                let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
                let named = Named::read(tokens.clone(), &module);
                let parsed = syn::parse2(tokens).unwrap_or_else(|error| panic!("{path}: {error}"));
                let items = public::items(&parsed, &module);
                File { path, text, module, named, items, targets: BTreeSet::new() }
            })
            .collect();
        let mut source = Self {
            modules: files.iter().flat_map(|file| prefixes(&file.module)).collect(),
            imports: BTreeMap::new(),
            globs: BTreeMap::new(),
            items: BTreeSet::new(),
            files,
        };
        for file in &source.files {
            source.modules.extend(file.named.paths.iter().map(|path| path.within.module.clone()));
            source.items.extend(file.items.iter().map(|item| (item.module.clone(), item.name.clone())));
            for import in &file.named.imports {
                let (module, path) = (import.within.module.clone(), import.path.clone());
                if import.name == "*" {
                    source.globs.entry(module).or_default().push(path);
                } else {
                    source.imports.insert((module, import.name.clone()), path);
                }
            }
        }
        source.follow_paths();
        source
    }

    /// Follows each path once; most are written many times.
    fn follow_paths(&mut self) {
        let mut files = std::mem::take(&mut self.files);
        for file in &mut files {
            let mut known: HashMap<(Vec<String>, Vec<String>), Option<Target>> = HashMap::new();
            let mut lead = |module: &Vec<String>, path: &Vec<String>| {
                let target = known.entry((module.clone(), path.clone()));
                target.or_insert_with(|| self.resolve(module, path)).clone()
            };
            for path in file.named.paths.iter_mut().filter(|path| !path.method && !path.within.test) {
                path.target = lead(&path.within.module, &path.segments);
                file.targets.extend(path.target.clone());
            }
            for import in file.named.imports.iter().filter(|import| !import.within.test) {
                file.targets.extend(lead(&import.within.module, &import.path));
            }
        }
        self.files = files;
    }

    /// The files of `src` alone.
    pub(crate) fn of_src(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| file.path.starts_with("src/"))
    }

    /// Where a path that is written in a module leads, if it leads into this source.
    fn resolve(&self, module: &[String], path: &[String]) -> Option<Target> {
        self.follow(module, path, 0)
    }

    fn follow(&self, module: &[String], path: &[String], depth: usize) -> Option<Target> {
        let (first, rest) = path.split_first()?;
        // Imports that name each other: not our code, and nothing to follow for ever.
        if depth > 8 {
            return None;
        }
        match first.as_str() {
            "crate" | "hearth" => self.reach(Vec::new(), rest, depth),
            "self" if rest.first().is_some_and(|next| next == "super") => self.follow(module, rest, depth + 1),
            "self" => self.reach(module.to_vec(), rest, depth),
            "super" => {
                let above = &module[..module.len().saturating_sub(1)];
                match rest.first().map(String::as_str) {
                    Some("super") => self.follow(above, rest, depth + 1),
                    _ => self.reach(above.to_vec(), rest, depth),
                }
            }
            // A name brought in, a module below, or something of this module: all are found from here.
            _ => {
                let known = |target: &Target| {
                    target.inside.first().is_none_or(|name| self.items.contains(&(module.to_vec(), name.clone())))
                };
                self.reach(module.to_vec(), path, depth).filter(|target| target.module != module || known(target))
            }
        }
    }

    /// Goes down from a module by these names, through what modules bring in.
    fn reach(&self, module: Vec<String>, path: &[String], depth: usize) -> Option<Target> {
        let Some((first, rest)) = path.split_first() else {
            return Some(Target { module, inside: Vec::new() });
        };
        let mut below = module.clone();
        below.push(first.clone());
        let import = self.imports.get(&(module.clone(), first.clone()));
        // `pub mod read; pub use read::read;`: the last name of a path is the function's.
        let named = rest.is_empty() && (import.is_some() || self.items.contains(&(module.clone(), first.clone())));
        if self.modules.contains(&below) && !named {
            return self.reach(below, rest, depth);
        }
        if let Some(import) = import {
            let whole: Vec<String> = import.iter().chain(rest).cloned().collect();
            return self.follow(&module, &whole, depth + 1);
        }
        if !self.items.contains(&(module.clone(), first.clone())) {
            for glob in self.globs.get(&module).into_iter().flatten() {
                let from = self.follow(&module, glob, depth + 1);
                let found = from.filter(|from| {
                    let name = (from.module.clone(), first.clone());
                    self.items.contains(&name) || self.imports.contains_key(&name)
                });
                if let Some(from) = found.filter(|_| depth < 8) {
                    return self.reach(from.module, path, depth + 1);
                }
            }
        }
        Some(Target { module, inside: path.to_vec() })
    }
}

/// `["plan", "edit"]` of `src/plan/edit.rs`; a program is a module of its own name; `lib.rs` is the root.
fn module(path: &str) -> Vec<String> {
    let inside = path.strip_prefix("src/").unwrap_or(path).trim_end_matches(".rs");
    inside.split('/').filter(|name| *name != "lib").map(str::to_owned).collect()
}

fn prefixes(module: &[String]) -> Vec<Vec<String>> {
    (0..=module.len()).map(|length| module[..length].to_vec()).collect()
}

fn gather(root: &Path, folder: &Path, into: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
            gather(root, &path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("a file of the source");
            let name = path.strip_prefix(root).expect("under the root").to_string_lossy().replace('\\', "/");
            into.push((name, text));
        }
    }
}
