//! What files may be handed in as evidence? [rules section 6.1]

use crate::finding::FindingCode;
use crate::order::EvidenceFile;
use crate::rulebook::Text;
use crate::rulebook::terms::EvidenceTerms;

/// `DIS-FILES`: every breach once: number, size, extension, name [F-153, F-154].
pub fn breaches(files: &[EvidenceFile], terms: &EvidenceTerms) -> Vec<FindingCode> {
    let any = |test: &dyn Fn(&EvidenceFile) -> bool| files.iter().any(test);
    let checks = [
        (FindingCode::EvidenceTooManyFiles, files.len() > terms.files_max),
        (FindingCode::EvidenceTooLarge, any(&|file| file.bytes.is_some_and(|bytes| bytes > terms.bytes_max))),
        (FindingCode::EvidenceExtension, any(&|file| !has_extension(&file.name, &terms.extensions))),
        (FindingCode::EvidenceFileName, any(&|file| !is_plain_name(&file.name))),
    ];
    checks.into_iter().filter(|(_, breached)| *breached).map(|(code, _)| code).collect()
}

fn has_extension(name: &str, extensions: &[Text]) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    extension.is_some_and(|extension| extensions.iter().any(|known| *known == extension))
}

/// Letters, digits, space, dot, underscore and hyphen only.
fn is_plain_name(name: &str) -> bool {
    name.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, ' ' | '.' | '_' | '-'))
}
