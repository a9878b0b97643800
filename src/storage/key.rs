//! The names of keys: `hearth:<deployment>:<storage version>:<what>:…`.

use std::fmt;
use std::sync::Arc;

use super::fault::Why;
use crate::history::ChangeId;
use crate::plan::EntityId;

/// The storage version that this code writes. Keys of any other are left alone.
const VERSION: &str = "1";

/// One copy of Hearth on a host, named by the folder of its page. Two copies do not see each other's work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deployment(Arc<str>);

impl Deployment {
    /// The deployment whose page has this address: a whole one (`https://…/plans/#/actions`) or only its path.
    ///
    /// ```
    /// use hearth::storage::Deployment;
    ///
    /// assert_eq!(Deployment::at("https://council.example/plans/#/actions").to_string(), "/plans/");
    /// assert_eq!(Deployment::at("/plans/index.html"), Deployment::at("/plans/"));
    /// assert_ne!(Deployment::at("/plans/"), Deployment::at("/plans/old/"));
    /// ```
    #[must_use]
    pub fn at(address: &str) -> Self {
        let address = address.split(['?', '#']).next().unwrap_or_default();
        let path = match address.split_once("://") {
            Some((_, rest)) => rest.find('/').map_or("", |start| &rest[start..]),
            None => address,
        };
        let folder = path.rfind('/').map_or("/", |last| &path[..=last]);
        // A colon would end the name early.
        Self(folder.replace(':', "%3A").into())
    }
}

impl fmt::Display for Deployment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// A key of this version, by what is stored under it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// One change of a plan.
    Change(EntityId, ChangeId),
    /// A pack of changes of a plan, by the hash of their ids.
    Pack(EntityId, String),
    /// The half-typed content of a form.
    Draft(String),
    /// Something that this browser remembers, such as the officer's name.
    Setting(String),
}

/// Makes and reads the keys of one deployment.
#[derive(Debug, Clone)]
pub struct Keys {
    /// `hearth:<deployment>:`, of every storage version.
    every: String,
    /// The prefix of checkpoints: `checkpoint:hearth:<deployment>:<version>:`.
    checkpoints: String,
}

impl Keys {
    /// The keys of this deployment.
    #[must_use]
    pub fn of(deployment: Deployment) -> Self {
        let every = format!("hearth:{deployment}:");
        Self { checkpoints: format!("checkpoint:{every}{VERSION}:"), every }
    }

    /// The prefix of all keys of this deployment, of every storage version.
    #[must_use]
    pub fn every(&self) -> &str {
        &self.every
    }

    /// The prefix of the keys of single changes, of one plan or of all.
    #[must_use]
    pub fn changes(&self, plan: Option<&EntityId>) -> String {
        self.begin("change", plan)
    }

    /// The prefix of the keys of a plan's packs.
    #[must_use]
    pub fn packs(&self, plan: &EntityId) -> String {
        self.begin("pack", Some(plan))
    }

    /// The prefixes of the keys of all changes and packs; the id of the plan comes next, and then a colon.
    #[must_use]
    pub fn histories(&self) -> [String; 2] {
        [self.begin("change", None), self.begin("pack", None)]
    }

    /// The prefix of all checkpoints. Not one of [`Keys::every`]: nothing that reads a history sees them.
    #[must_use]
    pub fn checkpoints(&self) -> &str {
        &self.checkpoints
    }

    /// The key of a plan's checkpoint.
    #[must_use]
    pub fn checkpoint(&self, plan: &EntityId) -> String {
        format!("{}{plan}", self.checkpoints)
    }

    fn begin(&self, what: &str, plan: Option<&EntityId>) -> String {
        let every = &self.every;
        match plan {
            Some(plan) => format!("{every}{VERSION}:{what}:{plan}:"),
            None => format!("{every}{VERSION}:{what}:"),
        }
    }

    /// The name of a key in the store.
    #[must_use]
    pub fn name(&self, key: &Key) -> String {
        match key {
            Key::Change(plan, id) => format!("{}{id}", self.begin("change", Some(plan))),
            Key::Pack(plan, hash) => format!("{}{hash}", self.begin("pack", Some(plan))),
            Key::Draft(form) => format!("{}{form}", self.begin("draft", None)),
            Key::Setting(name) => format!("{}{name}", self.begin("setting", None)),
        }
    }

    /// Parses the name of a key.
    ///
    /// # Errors
    /// When it is not a key that this version of this deployment writes.
    pub fn read(&self, name: &str) -> Result<Key, Why> {
        let strange = || Why::NotUnderstood("its name is not one that Hearth gives".to_owned());
        let rest = name.strip_prefix(&self.every).ok_or(Why::Elsewhere)?;
        let (version, rest) = rest.split_once(':').ok_or_else(strange)?;
        if version != VERSION {
            return Err(if version.bytes().all(|byte| byte.is_ascii_digit()) { Why::Newer } else { strange() });
        }
        let (what, rest) = rest.split_once(':').ok_or_else(strange)?;
        let of_plan = || {
            let (plan, rest) = rest.split_once(':')?;
            Some((EntityId::try_from(plan).ok()?, rest))
        };
        match what {
            "change" => {
                let (plan, id) = of_plan().ok_or_else(strange)?;
                Ok(Key::Change(plan, ChangeId::try_from(id).map_err(|_| strange())?))
            }
            "pack" => of_plan().map(|(plan, hash)| Key::Pack(plan, hash.to_owned())).ok_or_else(strange),
            "draft" => Ok(Key::Draft(rest.to_owned())),
            "setting" => Ok(Key::Setting(rest.to_owned())),
            _ => Err(strange()),
        }
    }
}
