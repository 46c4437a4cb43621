//! A page as one HTML document.

use super::page::{Block, Item, Page, Section, Tone};
use std::fmt::Write;

const STYLE: &str = "body{font:16px/1.45 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}\
h1{font-size:1.5rem;margin:0}h2{font-size:1.05rem;margin:1.8rem 0 .4rem;border-bottom:1px solid #ccc}\
p{margin:.35rem 0}.beside,th{color:#5c5c5c;font-weight:normal}.beside{font-size:.85rem}\
h3{font-size:1rem;margin:.9rem 0 .1rem;display:flex;justify-content:space-between;gap:1rem}\
table{border-collapse:collapse;width:100%}th{text-align:left;vertical-align:top;padding:.1rem 1rem .1rem 0;width:14rem}\
td{vertical-align:top;padding:.1rem 0}th.good,th.bad,th.open{font-weight:600}.good{color:#116611}.bad{color:#a11212}.open{color:#8a5a00}.quiet{color:#5c5c5c}\
p.good,p.bad,p.open{font-weight:600}@media print{body{margin:0;font-size:11pt}h2,h3{break-after:avoid}tr{break-inside:avoid}}";

/// Writes a page as HTML.
pub(super) fn render(page: &Page) -> String {
    let title = escaped(&page.title);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n<p class=\"beside\">{}</p>\n",
        escaped(&page.beside)
    );
    page.sections.iter().for_each(|section| write_section(&mut out, section));
    out + "</body>\n</html>\n"
}

fn write_section(out: &mut String, section: &Section) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "<section>\n<h2>{}</h2>", escaped(&section.heading));
    for block in &section.blocks {
        match block {
            Block::Words(tone, words) => {
                let _ = writeln!(out, "<p{}>{}</p>", class(*tone), escaped(words));
            }
            Block::Table(lines) => write_table(out, lines.iter().map(|(tone, name, words)| (*tone, name, words))),
            Block::Item(item) => write_item(out, item),
        }
    }
    out.push_str("</section>\n");
}

fn write_item(out: &mut String, item: &Item) {
    let (name, beside) = (escaped(&item.name), escaped(&item.beside));
    let _ = writeln!(out, "<h3><span{}>{name}</span><span class=\"beside\">{beside}</span></h3>", class(item.tone));
    write_table(out, item.table.iter().map(|(name, words)| (Tone::Plain, name, words)));
}

fn write_table<'l>(out: &mut String, lines: impl Iterator<Item = (Tone, &'l String, &'l String)>) {
    out.push_str("<table>\n");
    for (tone, name, words) in lines {
        let (name, words) = (escaped(name), escaped(words));
        let _ = writeln!(out, "<tr><th scope=\"row\"{}>{name}</th><td>{words}</td></tr>", class(tone));
    }
    out.push_str("</table>\n");
}

fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => " class=\"good\"",
        Tone::Bad => " class=\"bad\"",
        Tone::Open => " class=\"open\"",
        Tone::Quiet => " class=\"quiet\"",
        Tone::Plain => "",
    }
}

/// Text in which nothing is markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_of_a_document_becomes_markup() {
        assert_eq!(escaped("<b onclick='x'>&\""), "&lt;b onclick=&#39;x&#39;&gt;&amp;&quot;");
    }
}
