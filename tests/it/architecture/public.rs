//! No public item of `src` is there for tests alone.

use std::collections::{BTreeMap, BTreeSet};

use super::source::Source;

/// Items that nothing but tests names, each with why it stays. A type stands for what it has too.
const ALLOWED: [(&str, &str); 3] = [
    ("plan::value::Value::place", "makes a value, for whoever writes changes with the library"),
    ("plan::value::Value::word", "makes a value, for whoever writes changes with the library"),
    (
        "storage::memory::MemoryKvStore",
        "stands beside `KvStore`, whose promises it keeps, for whoever tests with the library",
    ),
];

/// A named thing of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) module: Vec<String>,
    pub(crate) name: String,
    /// The type it is a method, function or constant of.
    pub(crate) of: Option<String>,
    pub(crate) public: bool,
    /// It takes `self`.
    pub(crate) method: bool,
}

impl Item {
    fn full_name(&self) -> String {
        let parts = self.module.iter().chain(&self.of).chain([&self.name]);
        parts.map(String::as_str).collect::<Vec<_>>().join("::")
    }
}

/// The items of a file; what is compiled for tests alone is left out.
pub(crate) fn items(file: &syn::File, module: &[String]) -> Vec<Item> {
    let mut found = Vec::new();
    gather(&file.items, module, &mut found);
    found
}

fn gather(items: &[syn::Item], module: &[String], found: &mut Vec<Item>) {
    let mut add = |name: &syn::Ident, visibility: &syn::Visibility| {
        found.push(Item {
            module: module.to_vec(),
            name: name.to_string(),
            of: None,
            public: matches!(visibility, syn::Visibility::Public(_)),
            method: false,
        });
    };
    for item in items {
        match item {
            syn::Item::Fn(item) => add(&item.sig.ident, &item.vis),
            syn::Item::Struct(item) => add(&item.ident, &item.vis),
            syn::Item::Enum(item) => add(&item.ident, &item.vis),
            syn::Item::Trait(item) => add(&item.ident, &item.vis),
            syn::Item::Type(item) => add(&item.ident, &item.vis),
            syn::Item::Const(item) => add(&item.ident, &item.vis),
            syn::Item::Static(item) => add(&item.ident, &item.vis),
            _ => {}
        }
    }
    for item in items {
        match item {
            syn::Item::Mod(item) if !is_test(&item.attrs) => {
                let inner: Vec<String> = module.iter().cloned().chain([item.ident.to_string()]).collect();
                let content = item.content.iter().flat_map(|(_, items)| items).cloned().collect::<Vec<_>>();
                gather(&content, &inner, found);
            }
            syn::Item::Impl(item) if item.trait_.is_none() => implemented(item, module, found),
            _ => {}
        }
    }
}

fn implemented(item: &syn::ItemImpl, module: &[String], found: &mut Vec<Item>) {
    let syn::Type::Path(path) = &*item.self_ty else { return };
    let of = path.path.segments.last().map(|segment| segment.ident.to_string());
    for inner in &item.items {
        let (name, visibility, method) = match inner {
            syn::ImplItem::Fn(inner) => (&inner.sig.ident, &inner.vis, inner.sig.receiver().is_some()),
            syn::ImplItem::Const(inner) => (&inner.ident, &inner.vis, false),
            _ => continue,
        };
        let public = matches!(visibility, syn::Visibility::Public(_));
        found.push(Item { module: module.to_vec(), name: name.to_string(), of: of.clone(), public, method });
    }
}

fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<syn::Ident>().is_ok_and(|condition| condition == "test")
    })
}

/// The function that a call stands in: its module, and the type whose method it is.
type Caller = (Vec<String>, Option<String>);

/// Everything that code apart from tests names: items by where they are, those of types by type and name, methods by name.
struct Uses {
    items: BTreeSet<(Vec<String>, String)>,
    of_types: BTreeSet<(String, String)>,
    /// By name; each with the method it is called in, where that has the same name.
    methods: BTreeMap<String, BTreeSet<Option<Caller>>>,
}

impl Uses {
    fn of(source: &Source) -> Self {
        let mut uses = Self { items: BTreeSet::new(), of_types: BTreeSet::new(), methods: BTreeMap::new() };
        for written in source.files.iter().flat_map(|file| &file.named.paths).filter(|path| !path.within.test) {
            let Some(last) = written.segments.last() else { continue };
            // A function that calls itself is not used by that.
            let own = written.within.function.as_ref() == Some(last);
            if written.method {
                let within = own.then(|| (written.within.module.clone(), written.within.implements.clone()));
                uses.methods.entry(last.clone()).or_default().insert(within);
                continue;
            }
            let target = written.target.clone();
            if let [.., of, name] = written.segments.as_slice() {
                let of = if of == "Self" { written.within.implements.as_ref() } else { Some(of) };
                // `Alias::name`, where the alias was brought in by another name.
                let real = target.as_ref().and_then(|target| target.inside.first()).or(of);
                if !own || of != written.within.implements.as_ref() {
                    uses.of_types.extend(real.into_iter().chain(of).map(|of| (of.clone(), name.clone())));
                }
            }
            if let Some((target, name)) =
                target.and_then(|target| target.inside.first().cloned().map(|name| (target, name)))
                && !(own && target.module == written.within.module)
            {
                uses.items.insert((target.module, name));
            }
        }
        uses
    }

    fn has(&self, item: &Item) -> bool {
        match &item.of {
            Some(of) => {
                let itself = Some((item.module.clone(), item.of.clone()));
                let called =
                    || self.methods.get(&item.name).is_some_and(|within| within.iter().any(|within| *within != itself));
                self.of_types.contains(&(of.clone(), item.name.clone())) || (item.method && called())
            }
            None => self.items.contains(&(item.module.clone(), item.name.clone())),
        }
    }
}

/// The public items that only tests name.
fn for_tests_alone(source: &Source) -> Vec<String> {
    let uses = Uses::of(source);
    let items = source.of_src().flat_map(|file| &file.items);
    items.filter(|item| item.public && !uses.has(item)).map(Item::full_name).collect()
}

#[test]
fn no_public_item_is_used_by_tests_alone() {
    let found = for_tests_alone(Source::of_this_repository());
    let allowed: Vec<&str> = ALLOWED.into_iter().map(|(name, _)| name).collect();
    let covers = |allowed: &str, name: &str| name == allowed || name.starts_with(&format!("{allowed}::"));
    let listed = |name: &&str| allowed.iter().any(|allowed| covers(allowed, name));
    let unused: Vec<&str> = found.iter().map(String::as_str).filter(|name| !listed(name)).collect();
    assert!(unused.is_empty(), "used by tests alone, or by nothing:\n{}", unused.join("\n"));
    let stale: Vec<&str> =
        allowed.iter().copied().filter(|name| !found.iter().any(|found| covers(name, found))).collect();
    assert!(stale.is_empty(), "listed and used after all, or gone:\n{}", stale.join("\n"));
}

#[test]
fn an_item_that_only_tests_or_itself_name_is_found() {
    let source = Source::of(vec![
        (
            "src/plan.rs".into(),
            "pub mod edit; pub use edit::Edit; /// [`unused`]\npub fn used() {} pub fn unused() { unused() } fn private() {}
             #[cfg(test)] mod tests { fn t() { super::unused(); } }"
                .into(),
        ),
        (
            "src/plan/edit.rs".into(),
            "pub struct Edit; impl Edit { pub const SIZE: u8 = 1; pub fn of() -> Self { super::used(); Self } pub fn idle(&self) {}
             pub fn again(&self) { self.again() } pub fn called(&self) {} } pub const LIMIT: u8 = 1; pub type Gone = u8;"
                .into(),
        ),
        ("src/ui.rs".into(), "fn page() { view! { <A x={crate::plan::Edit::of().called()} y=LIMIT/> } } use crate::plan::edit::LIMIT;".into()),
    ]);
    assert_eq!(
        for_tests_alone(&source),
        [
            "plan::unused",
            "plan::edit::Gone",
            "plan::edit::Edit::SIZE",
            "plan::edit::Edit::idle",
            "plan::edit::Edit::again"
        ]
    );
}
