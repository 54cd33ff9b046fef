//! How a book that was made here is known again: its last line has a digest of all before it. What
//! somebody else made, or has written into since, is not written over.

use sha2::{Digest, Sha256};

/// What the digest comes after.
const BEFORE: &str = "%made-by-workbook ";

/// A seal without its digest, as long as one with it: an EPUB knows its length beforehand.
pub(crate) const OPEN: &str = "%made-by-workbook \
    0000000000000000000000000000000000000000000000000000000000000000\n";

/// The book with a digest in its open seal.
pub(crate) fn sealed(mut book: Vec<u8>) -> Vec<u8> {
    book.truncate(book.len().saturating_sub(OPEN.len()));
    let seal = seal(&book);
    book.extend(seal.bytes());
    book
}

/// A PDF with a seal behind its end, which is a comment to whoever reads it.
pub fn seal_pdf(mut pdf: Vec<u8>) -> Vec<u8> {
    let seal = seal(&pdf);
    pdf.extend(seal.bytes());
    pdf
}

/// Whether a book is as it was made here.
pub fn is_whole(book: &[u8]) -> bool {
    let Some(place) = book.len().checked_sub(OPEN.len()) else { return false };
    let (before, seen) = book.split_at(place);
    seal(before).as_bytes() == seen
}

fn seal(book: &[u8]) -> String {
    let digest: String = Sha256::digest(book).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{BEFORE}{digest}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_book_is_known_until_somebody_writes_into_it() {
        let mut pdf = seal_pdf(b"%PDF-1.4 and so on".to_vec());
        assert!(is_whole(&pdf));
        pdf[10] ^= 1;
        assert!(!is_whole(&pdf));
        pdf[10] ^= 1;
        pdf.extend(b"a note");
        assert!(!is_whole(&pdf));
        assert!(!is_whole(b"") && !is_whole(b"%PDF-1.4"));
        let open = [b"PK", OPEN.as_bytes()].concat();
        assert!(!is_whole(&open) && is_whole(&sealed(open)));
    }
}
