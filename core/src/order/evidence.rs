/// A file handed in as evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceFile {
    /// Its name with extension.
    pub name: String,
    /// Its size in bytes; unknown where absent.
    pub bytes: Option<u64>,
}
