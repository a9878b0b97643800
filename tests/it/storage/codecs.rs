//! Names of keys, checksums, and the encoding of bytes as text.

use hearth::history::ChangeId;
use hearth::long_work::{Unattended, block_on};
use hearth::plan::EntityId;
use hearth::storage::key::{Deployment, Key, Keys};
use hearth::storage::{Why, checksum, utf16_codec};
use proptest::prelude::*;

#[test]
fn a_deployment_is_the_folder_of_its_page() {
    let at = |address: &str| Deployment::at(address).to_string();
    assert_eq!(at("https://council.example"), "/");
    assert_eq!(at("https://council.example/#/actions/a/b"), "/");
    assert_eq!(at("https://council.example/plans/"), "/plans/");
    assert_eq!(at("https://council.example/plans/index.html?rescue#/x"), "/plans/");
    assert_eq!(at("/plans/2024:28/"), "/plans/2024%3A28/");
    assert_eq!(at(""), "/");
}

#[test]
fn keys_are_read_as_they_were_made() {
    let keys = Keys::of(Deployment::at("/plans/"));
    let plan = EntityId::try_from("plan-1").unwrap();
    let id = ChangeId::try_from("0123456789abcdef0123456789abcdef").unwrap();
    let made = keys.name(&Key::Change(plan.clone(), id));
    assert_eq!(made, "hearth:/plans/:1:change:plan-1:0123456789abcdef0123456789abcdef");
    let all = [Key::Change(plan.clone(), id), Key::Pack(plan, "hash".into()), Key::Draft("a:b".into())];
    for key in all {
        assert_eq!(keys.read(&keys.name(&key)), Ok(key));
    }
}

#[test]
fn keys_of_others_are_told_apart() {
    let keys = Keys::of(Deployment::at("/plans/"));
    assert_eq!(keys.read("hearth:/plans/:2:change:x"), Err(Why::Newer));
    assert_eq!(keys.read("hearth:/:1:draft:x"), Err(Why::Elsewhere));
    for strange in ["", "1", "1:", "1:change:plan-1:short", "1:change:Plan!:x", "1:other:x", "x:change:y"] {
        assert!(matches!(keys.read(&format!("hearth:/plans/:{strange}")), Err(Why::NotUnderstood(_))), "{strange}");
    }
}

#[test]
fn any_one_letter_altered_fails_the_checksum() {
    let checksum = block_on(checksum::seal("what was typed", &Unattended));
    assert_eq!(block_on(checksum::open(&checksum, &Unattended)), Ok("what was typed"));
    for at in 0..checksum.len() {
        let mut altered = checksum.clone().into_bytes();
        altered[at] ^= 1;
        assert_eq!(block_on(checksum::open(&String::from_utf8(altered).unwrap(), &Unattended)), Err(Why::Damaged));
    }
    assert_eq!(block_on(checksum::open(&checksum[..checksum.len() - 1], &Unattended)), Err(Why::Damaged));
}

fn encode(bytes: &[u8]) -> String {
    block_on(utf16_codec::encode(bytes, &Unattended))
}

#[test]
fn what_is_written_and_sealed_in_several_pieces_is_whole() {
    let bytes: Vec<u8> = (0..200_003_u32).map(|number| (number.wrapping_mul(number) >> 7).to_le_bytes()[0]).collect();
    let text = encode(&bytes);
    assert_eq!(text.encode_utf16().count(), "200003 ".len() + (200_003_usize * 8).div_ceil(15));
    let checksum = block_on(checksum::seal(&text, &Unattended));
    assert_eq!(block_on(checksum::open(&checksum, &Unattended)).map(utf16_codec::decode), Ok(Some(bytes)));
}

#[test]
fn fifteen_bits_go_into_one_unit() {
    let text = encode(&[0xff; 1500]);
    assert_eq!(text.encode_utf16().count(), "1500 ".len() + 800);
}

proptest! {
    #[test]
    fn bytes_as_text_are_the_same_bytes_again(bytes: Vec<u8>) {
        let text = encode(&bytes);
        prop_assert_eq!(utf16_codec::decode(&text), Some(bytes));
        let in_json = serde_json::to_string(&text).unwrap();
        prop_assert_eq!(in_json.len(), text.len() + 2, "nothing needs escaping");
    }

    #[test]
    fn any_text_is_read_without_a_panic_and_only_its_own_form(text in "[0-9]{0,3} [\\u{4fff}-\\u{d000}]{0,9}|\\PC*") {
        if let Some(bytes) = utf16_codec::decode(&text) {
            prop_assert!(encode(&bytes) == text || text.starts_with('0'));
        }
    }
}
