//! Bytes become text, whatever their encoding.
//!
//! In: bytes. Out: the text, and a remark when the encoding was a guess. `caf\xe9` is read as windows-1252 "café".

use chardetng::EncodingDetector;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, UTF_8};
use std::borrow::Cow;

/// The text, with what the user should know of the decoding.
///
/// # Errors
/// When the bytes are no text at all.
pub fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Option<String>), &'static str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(with(encoding, &bytes[mark..], encoding == UTF_8));
    }
    if let Some(wide) = without_mark(bytes) {
        return Ok(with(wide, bytes, false));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return if is_binary(bytes) { Err("it holds bytes that no text has") } else { Ok((Cow::Borrowed(text), None)) };
    }
    if is_binary(bytes) {
        return Err("it holds bytes that no text has");
    }
    let mut detector = EncodingDetector::new();
    detector.feed(bytes, true);
    let mostly_utf8 = String::from_utf8_lossy(bytes).chars().filter(|c| *c == '\u{fffd}').count();
    let foreign = bytes.iter().filter(|b| **b >= 0x80).count();
    if mostly_utf8 * 10 < foreign {
        return Ok(with(UTF_8, bytes, true));
    }
    Ok(with(detector.guess(None, true), bytes, false))
}

fn with<'b>(encoding: &'static Encoding, bytes: &'b [u8], expected: bool) -> (Cow<'b, str>, Option<String>) {
    let (text, lossy) = encoding.decode_without_bom_handling(bytes);
    let note = match (expected, lossy) {
        (true, false) => None,
        (_, false) => Some(format!("read as {}", encoding.name())),
        (_, true) => Some(format!(
            "read as {}; bytes that are not valid in it became U+FFFD: save the file as UTF-8 if this is not right",
            encoding.name()
        )),
    };
    (text, note)
}

/// UTF-16 without its mark: nearly every second byte is zero.
fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(1000) & !1];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count() * 10 > head.len() / 2 * 7;
    match (head.len() >= 8 && head.iter().any(|b| *b != 0), zeros(0), zeros(1)) {
        (true, true, false) => Some(UTF_16BE),
        (true, false, true) => Some(UTF_16LE),
        _ => None,
    }
}

/// Text has no NUL, and hardly any other control characters.
fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1 << 16)];
    let control = |b: &&u8| **b < 0x20 && !matches!(**b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b);
    head.contains(&0) || head.iter().filter(control).count() * 20 > head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_in_old_encodings_are_read_with_a_remark() {
        for (bytes, expected, note) in [
            (&b"caf\xc3\xa9"[..], "café", ""),
            (b"\xef\xbb\xbfcaf\xc3\xa9", "café", ""),
            (
                b"Le pr\xe9sident a re\xe7u l'ambassadeur \xe0 Gen\xe8ve hier",
                "Le président a reçu l'ambassadeur à Genève hier",
                "windows-1252",
            ),
            (b"\xff\xfeA\0P\0", "AP", "UTF-16LE"),
            (b"m\0e\0t\0 \0\xe9\0n\0o\0w\0", "met énow", "UTF-16LE"),
        ] {
            let (text, remark) = decode(bytes).unwrap();
            assert_eq!(text, expected);
            assert!(
                remark.clone().unwrap_or_default().contains(note) && remark.is_some() != note.is_empty(),
                "{remark:?}"
            );
        }
        let mostly = ["Genève et Zürich ".repeat(40).into_bytes(), vec![0xff]].concat();
        assert!(decode(&mostly).unwrap().1.unwrap().contains("U+FFFD"));
        assert!(decode(b"\x7fELF\x01\0\0\0\x03").is_err());
    }
}
