//! Announces changes to other tabs, and hears theirs.

use std::cell::RefCell;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent, StorageEvent};

use super::listen::listen;
use crate::history::ChangeId;
use crate::plan::EntityId;
use crate::storage::Deployment;
use crate::storage::key::{Key, Keys};

/// The other tabs of this deployment in this browser. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Tabs {
    /// `None` in older browsers: there the `storage` events of localStorage tell the other tabs.
    channel: Option<BroadcastChannel>,
    /// Messages that came before [`Tabs::on_change`] was called.
    heard: Rc<RefCell<Vec<JsValue>>>,
    keys: Rc<Keys>,
}

#[derive(Serialize, Deserialize)]
struct News {
    plan: EntityId,
    changes: Vec<ChangeId>,
}

impl Tabs {
    /// The other tabs of this deployment. Their messages are kept from now on for [`Tabs::on_change`].
    #[must_use]
    pub fn of(deployment: &Deployment) -> Self {
        let channel = BroadcastChannel::new(&format!("hearth:{deployment}")).ok();
        let heard = Rc::new(RefCell::new(Vec::new()));
        if let Some(channel) = &channel {
            let heard = Rc::clone(&heard);
            let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                heard.borrow_mut().push(event.data());
            });
            channel.set_onmessage(Some(hear.into_js_value().unchecked_ref()));
        }
        Self { channel, heard, keys: Rc::new(Keys::of(deployment.clone())) }
    }

    /// Announces saved changes: new ones, and those from which something was erased.
    pub fn announce(&self, plan: &EntityId, changes: &[ChangeId]) {
        let news = News { plan: plan.clone(), changes: changes.to_vec() };
        if let (Some(channel), Ok(news)) = (&self.channel, serde_json::to_string(&news)) {
            // If it cannot be sent, other tabs see the changes when they are next loaded.
            let _ = channel.post_message(&JsValue::from_str(&news));
        }
    }

    /// Calls back when another tab announces changes: with the plan and the ids, to be given to
    /// [`crate::storage::Store::fetch`], which reads the whole plan if there are no ids.
    pub fn on_change(&self, mut told: impl FnMut(EntityId, Vec<ChangeId>) + 'static) {
        if let Some(channel) = &self.channel {
            let mut pass_on = move |data: JsValue| {
                let news = data.as_string().and_then(|news| serde_json::from_str::<News>(&news).ok());
                // Messages of a newer version that this one cannot read are skipped.
                if let Some(news) = news {
                    told(news.plan, news.changes);
                }
            };
            channel.set_onmessage(None);
            self.heard.take().into_iter().for_each(&mut pass_on);
            let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| pass_on(event.data()));
            return listen(channel, "message", hear);
        }
        let keys = Rc::clone(&self.keys);
        let hear = Closure::<dyn FnMut(StorageEvent)>::new(move |event: StorageEvent| {
            if event.new_value().is_none() {
                return;
            }
            match event.key().and_then(|key| keys.read(&key).ok()) {
                Some(Key::Change(plan, id)) => told(plan, vec![id]),
                Some(Key::Pack(plan, _)) => told(plan, Vec::new()),
                Some(Key::Draft(_) | Key::Setting(_)) | None => {}
            }
        });
        if let Some(window) = web_sys::window() {
            listen(&window, "storage", hear);
        }
    }

    /// Calls back with the name of each setting that another tab writes.
    pub fn on_setting(&self, mut told: impl FnMut(String) + 'static) {
        let keys = Rc::clone(&self.keys);
        let hear = Closure::<dyn FnMut(StorageEvent)>::new(move |event: StorageEvent| {
            if let Some(Key::Setting(name)) = event.key().and_then(|key| keys.read(&key).ok()) {
                told(name);
            }
        });
        if let Some(window) = web_sys::window() {
            listen(&window, "storage", hear);
        }
    }
}
