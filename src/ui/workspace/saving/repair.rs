//! Mending what was found in storage, and following what other tabs store.

use std::time::Duration;

use leptos::prelude::*;

use super::load::Unmended;
use super::{Notice, TROUBLE, Workspace};
use crate::browser::page_yielder::PageYielder;
use crate::browser::random;
use crate::history::{Applied, Change, ChangeId, Replica};
use crate::long_work::{Unattended, block_on};
use crate::plan::EntityId;
use crate::plan::digest::hex;
use crate::storage::Loaded;
use crate::text;
use crate::ui::dynamic::spawn;
use crate::ui::workspace::submit::replace_if_unchanged;
use crate::view::describe;

/// Packing waits until the officer has begun to work.
const QUIET: Duration = Duration::from_secs(5);

impl Workspace {
    /// Mends what loading found, and says what it could not read.
    pub(in crate::ui::workspace) async fn repair(self, Unmended(mut found): Unmended) {
        if self.device.with_untracked(String::is_empty) {
            let device = hex(&random::bits().to_be_bytes()).split_off(16);
            self.device.set(device.clone());
            self.save_setting("device", &device);
        }
        let downloads = found.loaded.settings.iter();
        let downloads = downloads
            .filter_map(|(name, at)| Some((EntityId::try_from(name.strip_prefix("downloaded/")?).ok()?, at.clone())));
        self.downloads.set(downloads.collect());
        for open in self.open.get_untracked() {
            self.scan_conflicts(open.held).await;
        }
        self.store().repair(&mut found).await;
        self.tell_of(&found.loaded);
        set_timeout(move || self.pack(), QUIET);
    }

    /// Looks in the whole of a plan for what waits to be settled, with a copy that takes its place.
    async fn scan_conflicts(self, held: RwSignal<Replica>) {
        let before = held.get_untracked();
        let mut after = before.clone();
        after.scan_conflicts(&PageYielder::from_now()).await;
        // Whatever was taken in meanwhile looked for itself.
        replace_if_unchanged(held, &before, after);
    }

    /// Says loudly what could not be read. The rest is loaded all the same.
    fn tell_of(self, loaded: &Loaded) {
        self.set_aside.set(loaded.set_aside.iter().map(ToString::to_string).collect());
        if let Some(trouble) = loaded.troubles.first() {
            self.tell(Notice::of_storage(
                TROUBLE,
                format!(
                    "{}. Hearth works, but what you do may be gone when this page closes: download your plan \
                     before you leave. Nothing that was stored has been removed.",
                    text::capital(&trouble.to_string())
                ),
            ));
        }
        if !loaded.set_aside.is_empty() {
            let count = describe::count(loaded.set_aside.len(), "stored entry", "stored entries");
            self.tell(Notice::of_storage(
                "Part of what is stored could not be read",
                format!(
                    "{count} could not be read and have been left where they are; everything else is here. Download \
                     everything stored, open a colleague’s plan file to bring back what is missing, and see Settings for the list."
                ),
            ));
        }
    }

    pub(in crate::ui::workspace) fn follow_other_tabs(self) {
        let tabs = self.persistence.with_value(|persistence| persistence.tabs.clone());
        tabs.on_change(move |plan, ids| spawn(async move { self.apply_from_tab(plan, ids).await }));
        tabs.on_setting(move |name| spawn(async move { self.read_setting(name).await }));
    }

    /// Takes over a setting from another tab, so that the officer's name is asked once for all of them and what one does
    /// the other can undo.
    async fn read_setting(self, setting: String) {
        // Where it cannot be read, this tab goes on with what it has.
        let Ok(Some(text)) = self.store().setting(&setting).await else { return };
        self.note(setting.clone(), &text);
        if setting == "name" {
            self.name.set(text);
        } else if setting == "device" {
            // Two tabs opened at once on a first visit each make one, and neither knows whose is stored last: they
            // agree on the lesser of the two.
            let own = self.device.get_untracked();
            if own.is_empty() || text < own {
                self.device.set(text);
            } else if text > own {
                self.save_setting(&setting, &own);
            }
        } else if let Some(Ok(plan)) = setting.strip_prefix("downloaded/").map(EntityId::try_from) {
            self.downloads.update(|downloads| {
                downloads.insert(plan, text);
            });
        }
    }

    /// Takes in what another tab saved.
    async fn apply_from_tab(self, plan: EntityId, ids: Vec<ChangeId>) {
        let changes = match self.store().fetch(&plan, &ids).await {
            Ok(changes) => changes,
            Err(error) => {
                self.tell(Notice::of_storage(
                    "What another tab saved could not be read",
                    format!("{error}. It is safe in that tab. Load this page again to see it here."),
                ));
                return;
            }
        };
        self.ensure_open(&plan);
        let Some(held) = self.held(&plan) else { return };
        // Already here, as when this tab wrote it: nobody need be told.
        let news: Vec<Change> = held.with_untracked(|held| {
            let differs = |change: &Change| held.history().change(change.id).is_none_or(|known| **known != *change);
            changes.into_iter().filter(|change| differs(change)).collect()
        });
        if news.is_empty() {
            return;
        }
        let taken = held.try_update(|held| block_on(held.apply(news, &Unattended))).unwrap_or_default();
        // An erasure elsewhere: this tab may have been saving an old copy at that moment.
        let again = Applied { altered: taken.altered, erased: taken.erased, ..Applied::default() };
        held.with_untracked(|held| self.persist(held, &again));
    }

    /// Makes what is stored smaller, in a quiet moment.
    fn pack(self) {
        spawn(async move {
            if let Err(error) = self.store().pack().await {
                // Nothing is lost by not packing; the next save says so loudly if there is no room.
                leptos::logging::warn!("packing: {error}");
            }
        });
    }
}
