//! Where in a browser's PDF a link arrives: the contents and the index of answers say the page.
//!
//! Only what Chromium writes is read: a table of objects at its end, and the objects that say what
//! a page is outside of compressed streams. Anything else is refused.

use std::collections::BTreeMap;

use crate::Fault;

/// The pages that the names in a PDF lead to, counted from 1.
pub type PageNumbers = BTreeMap<String, usize>;

/// The page of each place that something links to.
///
/// # Errors
/// Where the PDF is not as Chromium writes it.
pub fn page_numbers(pdf: &[u8]) -> Result<PageNumbers, Fault> {
    let file = File::open(pdf)?;
    let catalog = file.object(reference(file.trailer, "/Root").ok_or(Fault::Pdf("no catalog"))?)?;
    let pages = reference(catalog, "/Pages").ok_or(Fault::Pdf("no pages"))?;
    let mut order = Vec::new();
    file.pages(pages, &mut order, 0)?;
    let Some(names) = reference(catalog, "/Dests") else { return Ok(PageNumbers::new()) };
    let mut numbers = PageNumbers::new();
    // `<</ch01 [9 0 R /XYZ 63 766 0]` and so on.
    let names = file.object(names)?;
    for entry in names.split(']') {
        let Some((name, place)) = entry.split_once('[') else { continue };
        let name = name.trim().trim_start_matches("<<").trim().trim_start_matches('/').trim();
        let page = place.split_whitespace().next().and_then(|number| number.parse().ok());
        let page = page.and_then(|page: usize| order.iter().position(|&known| known == page));
        let page = page.ok_or(Fault::Pdf("a name leads to no page"))?;
        numbers.insert(unescaped(name), page + 1);
    }
    Ok(numbers)
}

/// How many pages a PDF has.
///
/// # Errors
/// Where the PDF is not as Chromium writes it.
pub fn pages(pdf: &[u8]) -> Result<usize, Fault> {
    let file = File::open(pdf)?;
    let catalog = file.object(reference(file.trailer, "/Root").ok_or(Fault::Pdf("no catalog"))?)?;
    let mut order = Vec::new();
    file.pages(reference(catalog, "/Pages").ok_or(Fault::Pdf("no pages"))?, &mut order, 0)?;
    Ok(order.len())
}

struct File<'a> {
    bytes: &'a [u8],
    /// Where each object begins.
    offsets: Vec<usize>,
    trailer: &'a str,
}

impl<'a> File<'a> {
    fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        if !bytes.starts_with(b"%PDF-") {
            return Err(Fault::Pdf("it is no PDF"));
        }
        let end = &bytes[bytes.len().saturating_sub(64)..];
        let end = String::from_utf8_lossy(end);
        let start = end.rsplit_once("startxref").map(|(_, rest)| rest.trim_start());
        let start = start.and_then(|rest| rest.split_whitespace().next()?.parse::<usize>().ok());
        let table = start.and_then(|start| bytes.get(start..)).map(plain);
        let table = table.and_then(|table| table.strip_prefix("xref"));
        let table = table.ok_or(Fault::Pdf("no table of objects"))?;
        let (table, trailer) =
            table.split_once("trailer").ok_or(Fault::Pdf("no end of its table of objects"))?;
        let mut words = table.split_whitespace();
        words.next();
        let count = words.next().and_then(|count| count.parse().ok()).unwrap_or(0);
        let mut offsets = Vec::with_capacity(count);
        while let (Some(offset), Some(_), Some(_)) = (words.next(), words.next(), words.next()) {
            offsets.push(offset.parse().map_err(|_| Fault::Pdf("its table of objects"))?);
        }
        Ok(Self { bytes, offsets, trailer })
    }

    /// What an object says of itself.
    fn object(&self, number: usize) -> Result<&'a str, Fault> {
        let from = self.offsets.get(number).and_then(|&from| self.bytes.get(from..));
        let text = from.map(plain).ok_or(Fault::Pdf("an object is missing"))?;
        let text = text.split("endobj").next().unwrap_or(text);
        Ok(text.split_once("obj").map_or(text, |(_, text)| text))
    }

    /// The pages in their order, by the numbers of their objects.
    fn pages(&self, node: usize, order: &mut Vec<usize>, depth: usize) -> Result<(), Fault> {
        let text = self.object(node)?;
        let Some((_, kids)) = text.split_once("/Kids") else {
            order.push(node);
            return Ok(());
        };
        if depth > 32 {
            return Err(Fault::Pdf("its pages are in a circle"));
        }
        let kids = kids.trim_start().trim_start_matches('[').split(']').next().unwrap_or_default();
        let numbers: Vec<&str> = kids.split_whitespace().collect();
        for kid in numbers.chunks(3) {
            let kid = kid[0].parse().map_err(|_| Fault::Pdf("its list of pages"))?;
            self.pages(kid, order, depth + 1)?;
        }
        Ok(())
    }
}

/// The beginning of what is text.
fn plain(bytes: &[u8]) -> &str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(),
    }
}

/// The object that is referred to under this name.
fn reference(text: &str, name: &str) -> Option<usize> {
    let (_, rest) = text.split_once(name)?;
    rest.split_whitespace().next()?.parse().ok()
}

/// `#2e` in a name is a full stop.
fn unescaped(name: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = name.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = tail.get(..2).filter(|_| *first == b'#');
        let hex = hex.and_then(|hex| std::str::from_utf8(hex).ok());
        if let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            bytes.push(byte);
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A PDF of these objects, the first of which is the catalog.
    fn pdf(objects: &[&str]) -> Vec<u8> {
        let mut pdf = b"%PDF-1.4\n%\xd3\xeb\n".to_vec();
        let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
        for (index, object) in objects.iter().enumerate() {
            table += &format!("{:010} 00000 n \n", pdf.len());
            pdf.extend(format!("{} 0 obj\n{object}\nendobj\n", index + 1).bytes());
        }
        let start = pdf.len();
        let end = format!("trailer\n<</Size 9\n/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        pdf.extend((table + &end).bytes());
        pdf
    }

    #[test]
    fn a_name_has_the_page_that_it_leads_to() {
        let pdf = pdf(&[
            "<</Type /Catalog\n/Pages 2 0 R\n/Dests 6 0 R>>",
            "<</Type /Pages\n/Kids [3 0 R 4 0 R]>>",
            "<</Type /Page>>",
            "<</Type /Pages /Kids [5 0 R]>>",
            "<</Type /Page>>",
            "<</ch02--eq-2.1 [5 0 R /XYZ 6.5 7 0]\n/a#20b [3 0 R /XYZ 0 0 0]>>",
        ]);
        assert_eq!(pages(&pdf).unwrap(), 2);
        let numbers = page_numbers(&pdf).unwrap();
        assert_eq!(numbers["ch02--eq-2.1"], 2);
        assert_eq!(numbers["a b"], 1);
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        assert!(page_numbers(b"").is_err());
        assert!(page_numbers(b"%PDF-1.7 startxref 12").is_err());
        let circle = pdf(&["<</Pages 2 0 R>>", "<</Kids [2 0 R]>>"]);
        assert!(page_numbers(&circle).is_err());
    }
}
