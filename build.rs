//! Packs `data/**/*.yaml` into one JSON object for the binary: `{"en/date/rules/ago.yaml": {...}, ...}`.
//!
//! The proof lines (`on:`) stay behind: they are read from the source tree by the tests, never at run time.
//! A file that is no YAML stops the build with its name and line.

use std::{env, fs, path::Path, path::PathBuf};

fn main() {
    println!("cargo:rerun-if-changed=data");
    println!("cargo:rerun-if-changed=build.rs");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("data");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    let mut packed = serde_json::Map::new();
    for file in files {
        let name = file.strip_prefix(&root).expect("below data/").to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&file).unwrap_or_else(|e| panic!("data/{name}: {e}"));
        let yaml: serde_yaml::Value = serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("data/{name}: {e}"));
        let mut json = serde_json::to_value(yaml).unwrap_or_else(|e| panic!("data/{name}: {e}"));
        if let Some(map) = json.as_object_mut() {
            map.shift_remove("on");
        }
        packed.insert(name, json);
    }
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it")).join("knowledge.json");
    fs::write(out, serde_json::to_vec(&packed).expect("JSON values serialise")).expect("OUT_DIR is writable");
}

fn collect(dir: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "yaml") {
            files.push(path);
        }
    }
}
