//! The two source documents as pasted text.

use super::support::{guessed, published, text};

#[test]
fn show() {
    for name in ["homelessness-action-plan-2024-29", "housing-strategy-action-plan-2023-28"] {
        let Some(source) = published(&format!("{name}.txt")) else { return };
        let found = guessed(&text(name, &source));
        let mut out = format!("{:#?}\n", found.counts());
        out.push_str(&serde_json::to_string_pretty(&found.draft).unwrap());
        out.push_str(&format!("\n{:#?}\n{:#?}\n{:#?}", found.warnings, found.asides, found.alike));
        std::fs::write(format!("/tmp/und-{}.txt", &name[..4]), out).unwrap();
    }
}
