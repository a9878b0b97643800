//! Every path that a piece of Rust names, read from its tokens.
//!
//! Tokens and not the syntax tree: what stands in `view!` and other macros is seen too.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use super::source::Target;

/// A path as it is written, and where.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Written {
    /// `["super", "layout", "of"]`; after a dot, the name alone.
    pub(crate) segments: Vec<String>,
    /// It follows a dot and is called: a method.
    pub(crate) method: bool,
    /// The place it is written in.
    pub(crate) within: Within,
    /// Where it leads, once the whole source is read.
    pub(crate) target: Option<Target>,
}

/// A place in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Within {
    /// The module, inline modules included.
    pub(crate) module: Vec<String>,
    /// The function, if any.
    pub(crate) function: Option<String>,
    /// The last name of the type whose `impl` this is.
    pub(crate) implements: Option<String>,
    /// Under `#[cfg(test)]`.
    pub(crate) test: bool,
}

/// One name that a `use` brings into a module; `*` for all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Import {
    pub(crate) within: Within,
    pub(crate) name: String,
    pub(crate) path: Vec<String>,
}

/// The names in a file.
#[derive(Debug, Default)]
pub(crate) struct Named {
    pub(crate) paths: Vec<Written>,
    pub(crate) imports: Vec<Import>,
}

impl Named {
    pub(crate) fn read(tokens: TokenStream, module: &[String]) -> Self {
        let mut named = Self::default();
        let within = Within { module: module.to_vec(), ..Within::default() };
        named.walk(tokens, &within, true);
        named
    }

    /// Goes through the tokens of one group; `items` if items may stand there.
    fn walk(&mut self, tokens: TokenStream, within: &Within, items: bool) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        // The place that the next braces are, after `fn name`, `mod name` or `impl Type`.
        let mut next: Option<Within> = None;
        let mut test = false;
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            match token {
                TokenTree::Group(group) if is_attribute(&tokens, at) => {
                    test |= is_test(group);
                    self.attribute(group, within);
                }
                TokenTree::Group(group) => {
                    let braces = group.delimiter() == Delimiter::Brace;
                    let inner = if braces { next.take() } else { None };
                    self.walk(group.stream(), inner.as_ref().unwrap_or(within), braces);
                    test &= !braces;
                }
                TokenTree::Punct(punct) if punct.as_char() == ';' => (next, test) = (None, false),
                TokenTree::Ident(ident) => match ident.to_string().as_str() {
                    "use" if !is_punct(tokens.get(at + 1), '<') => {
                        let end = (at..tokens.len()).find(|at| is_punct(tokens.get(*at), ';')).unwrap_or(tokens.len());
                        let tree = tokens[at + 1..end].iter().cloned().collect();
                        let within = Within { test: within.test || test, ..within.clone() };
                        if let Ok(tree) = syn::parse2::<syn::UseTree>(tree) {
                            self.import(&tree, &mut Vec::new(), &within);
                        }
                        (at, test) = (end, false);
                    }
                    "fn" | "mod" | "struct" | "enum" | "trait" | "type" | "static" | "const" => {
                        if let Some(TokenTree::Ident(name)) = tokens.get(at + 1).filter(|name| !is_word(name)) {
                            let (name, mut inner) = (name.to_string(), within.clone());
                            inner.test |= test;
                            match ident.to_string().as_str() {
                                "fn" => inner.function = Some(name),
                                "mod" => inner.module.push(name),
                                _ => {}
                            }
                            (next, at) = (Some(inner), at + 1);
                        }
                    }
                    "impl" if items => {
                        let implements = implemented(&tokens[at..]);
                        next = Some(Within { implements, test: within.test || test, ..within.clone() });
                    }
                    _ => at = self.path(&tokens, at, within),
                },
                _ => {}
            }
            at += 1;
        }
    }

    /// Reads the path that starts here; the place of its last token.
    fn path(&mut self, tokens: &[TokenTree], start: usize, within: &Within) -> usize {
        let mut at = start;
        let mut segments = vec![tokens[at].to_string()];
        while is_punct(tokens.get(at + 1), ':') && is_punct(tokens.get(at + 2), ':') {
            let Some(TokenTree::Ident(name)) = tokens.get(at + 3) else { break };
            segments.push(name.to_string());
            at += 3;
        }
        let dot = |at: Option<usize>| at.is_some_and(|at| is_punct(tokens.get(at), '.'));
        let after_dot = dot(start.checked_sub(1)) && !dot(start.checked_sub(2));
        let called = matches!(tokens.get(at + 1), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis)
            || (is_punct(tokens.get(at + 1), ':') && is_punct(tokens.get(at + 2), ':'));
        let a_field = is_punct(tokens.get(at + 1), ':') && !is_punct(tokens.get(at + 2), ':');
        if !(after_dot && !called || a_field && segments.len() == 1) {
            self.paths.push(Written { segments, method: after_dot, within: within.clone(), target: None });
        }
        at
    }

    /// `serde(with = "form")` names a path in a string. Documentation names nothing.
    fn attribute(&mut self, group: &Group, within: &Within) {
        let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
        if tokens.first().is_none_or(|first| first.to_string() == "doc") {
            return;
        }
        self.walk(group.stream(), within, false);
        for token in tokens {
            if let TokenTree::Group(inner) = token {
                for literal in inner.stream().into_iter().filter(|token| matches!(token, TokenTree::Literal(_))) {
                    if let Ok(path) = literal.to_string().trim_matches('"').parse() {
                        self.walk(path, within, false);
                    }
                }
            }
        }
    }

    fn import(&mut self, tree: &syn::UseTree, before: &mut Vec<String>, within: &Within) {
        let mut add =
            |name: String, path: Vec<String>| self.imports.push(Import { within: within.clone(), name, path });
        let with = |last: &syn::Ident| before.iter().cloned().chain([last.to_string()]).collect::<Vec<_>>();
        match tree {
            syn::UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.import(&path.tree, before, within);
                before.pop();
            }
            syn::UseTree::Name(name) if name.ident == "self" => {
                add(before.last().cloned().unwrap_or_default(), before.clone());
            }
            syn::UseTree::Name(name) => add(name.ident.to_string(), with(&name.ident)),
            syn::UseTree::Rename(name) if name.ident == "self" => add(name.rename.to_string(), before.clone()),
            syn::UseTree::Rename(name) => add(name.rename.to_string(), with(&name.ident)),
            syn::UseTree::Glob(_) => add("*".to_owned(), before.clone()),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.import(tree, before, within)),
        }
    }
}

/// The last name of the type that an `impl` is for: `Plan` of `impl<T> From<T> for plan::Plan<T> where …`.
fn implemented(tokens: &[TokenTree]) -> Option<String> {
    let (mut depth, mut last, mut ended) = (0_i32, None, false);
    for token in tokens.iter().skip(1) {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => break,
            TokenTree::Punct(punct) if punct.as_char() == '<' => depth += 1,
            TokenTree::Punct(punct) if punct.as_char() == '>' => depth -= 1,
            TokenTree::Ident(ident) if depth == 0 && !ended => match ident.to_string().as_str() {
                "where" => ended = true,
                "for" => last = None,
                name => last = Some(name.to_owned()),
            },
            _ => {}
        }
    }
    last
}

fn is_punct(token: Option<&TokenTree>, letter: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == letter)
}

/// `const fn`, `unsafe fn`: words that a name does not follow yet.
fn is_word(token: &TokenTree) -> bool {
    ["fn", "unsafe", "extern", "async", "mut"].contains(&token.to_string().as_str())
}

fn is_attribute(tokens: &[TokenTree], at: usize) -> bool {
    let bang = at.checked_sub(1).is_some_and(|at| is_punct(tokens.get(at), '!'));
    let hash = at.checked_sub(1 + usize::from(bang));
    matches!(&tokens[at], TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket)
        && hash.is_some_and(|at| is_punct(tokens.get(at), '#'))
}

fn is_test(attribute: &Group) -> bool {
    let text = attribute.stream().to_string().replace(' ', "");
    text == "cfg(test)" || text == "test"
}
