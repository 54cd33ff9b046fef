//! Where the book is published, as far as `book/book.toml` or an `MDBOOK_` variable says it. What
//! nobody has said is left out of the pages.

use contents::Diagnostic;
use mdbook_driver::config::Config;

/// The book's addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Published {
    /// `git-repository-url`.
    pub(crate) repository: Option<String>,
    /// `site-url`, where it is a whole address; ends with a slash.
    pub(crate) address: Option<String>,
}

const REPOSITORY: &str = "output.html.git-repository-url";
const SITE: &str = "output.html.site-url";
const EDIT: &str = "output.html.edit-url-template";

impl Published {
    /// Reads the addresses, and leaves mdBook what it makes of them: the site's path alone, and the
    /// address where a page is edited.
    pub(crate) fn read(config: &mut Config, file: &str) -> Result<Self, Diagnostic> {
        let asked = |config: &Config, key: &str| {
            let said: Option<String> = config
                .get(key)
                .map_err(|error| Diagnostic::new(file, format!("`{key}` is no text: {error}")))?;
            Ok(said.filter(|said| !said.trim().is_empty()))
        };
        let repository = asked(config, REPOSITORY)?;
        if let Some(url) = &repository
            && !is_web(url)
        {
            return Err(no_address(file, "git-repository-url", url)
                .help("such as \"https://github.com/OWNER/weight-by-weight\""));
        }
        let repository = repository.map(|url| url.trim_end_matches('/').to_owned());
        let site = asked(config, SITE)?;
        let address = match site {
            Some(url) if is_web(&url) => Some(format!("{}/", url.trim_end_matches('/'))),
            Some(path) if path.starts_with('/') => None,
            Some(other) => {
                return Err(no_address(file, "site-url", &other).help(
                    "such as \"https://OWNER.github.io/weight-by-weight/\", or a path such as \"/book/\"",
                ));
            }
            None => None,
        };
        let mut set = |key: &str, value: String| {
            config
                .set(key, value)
                .map_err(|error| Diagnostic::new(file, format!("`{key}` cannot be set: {error}")))
        };
        if let Some(address) = &address {
            let host = address.find("://").map_or(0, |at| at + 3);
            let path = address[host..].find('/').map_or("/", |at| &address[host + at..]);
            set(SITE, path.to_owned())?;
        }
        if let Some(url) = &repository {
            set(REPOSITORY, url.clone())?;
        }
        let edited = asked(config, EDIT)?.is_some();
        if let Some(url) = repository.as_ref().filter(|url| url.contains("//github.com/"))
            && !edited
        {
            config
                .set(EDIT, format!("{url}/edit/main/book/{{path}}"))
                .map_err(|error| Diagnostic::new(file, format!("`{EDIT}`: {error}")))?;
        }
        Ok(Self { repository, address })
    }
}

fn is_web(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.starts_with('/') && !rest.is_empty() && !rest.contains(['"', '<', '>', ' ', '\''])
    })
}

fn no_address(file: &str, key: &str, said: &str) -> Diagnostic {
    Diagnostic::new(file, format!("`{key}` is `{said}`, which is no address"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &str) -> Result<(Published, Config), Diagnostic> {
        let mut config: Config = format!("[output.html]\n{lines}").parse().unwrap();
        Published::read(&mut config, "book/book.toml").map(|published| (published, config))
    }

    fn said(config: &Config, key: &str) -> Option<String> {
        config.get(key).unwrap()
    }

    #[test]
    fn what_nobody_says_is_left_out() {
        let (published, config) = read("").unwrap();
        assert_eq!(published, Published::default());
        assert_eq!(said(&config, EDIT), None);
        // A path is mdBook's business alone.
        let (published, config) = read("site-url = \"/book/\"").unwrap();
        assert_eq!(published.address, None);
        assert_eq!(said(&config, SITE).as_deref(), Some("/book/"));
    }

    #[test]
    fn an_address_is_taken_apart() {
        let (published, config) = read(
            "site-url = \"https://a.github.io/book\"\n\
             git-repository-url = \"https://github.com/a/book/\"",
        )
        .unwrap();
        assert_eq!(published.address.as_deref(), Some("https://a.github.io/book/"));
        assert_eq!(said(&config, SITE).as_deref(), Some("/book/"));
        assert_eq!(published.repository.as_deref(), Some("https://github.com/a/book"));
        let edit = said(&config, EDIT).unwrap();
        assert_eq!(edit, "https://github.com/a/book/edit/main/book/{path}");
        let (_, config) = read("site-url = \"https://a.org\"").unwrap();
        assert_eq!(said(&config, SITE).as_deref(), Some("/"));
    }

    #[test]
    fn another_host_is_not_guessed_at() {
        let (_, config) = read("git-repository-url = \"https://git.example.org/book\"").unwrap();
        assert_eq!(said(&config, EDIT), None);
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for line in [
            "git-repository-url = \"github.com/a/book\"",
            "git-repository-url = \"https://a.org/\\\"><script>\"",
            "site-url = \"a.github.io\"",
        ] {
            let refused = read(line).expect_err("it is no address");
            assert!(refused.message.contains("no address"), "{}", refused.message);
        }
    }
}
