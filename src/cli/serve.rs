//! `annals serve`: the page of a timeline, live, on this machine only; it reloads when a file changes.

use super::build::{built, Published};
use super::{form, input, Failure, Global};
use annals::write::{live_page, Format};
use clap::Args;
use std::net::Ipv4Addr;
use std::time::SystemTime;
use tiny_http::{Header, Request, Response, Server};

/// Arguments of `annals serve`.
#[derive(Args)]
pub struct Serve {
    /// A timeline, or articles, from which one is built each time that they change
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<String>,
    /// The port (0: any that is free)
    #[arg(short, long, value_name = "PORT", default_value_t = 8107)]
    port: u16,
    #[command(flatten)]
    dated: Published,
}

/// What the files were like when the page was made.
type Stamp = Vec<(String, Option<SystemTime>, u64)>;

/// The page, and what it was made of.
struct Shown {
    stamp: Stamp,
    version: String,
    page: String,
}

impl Serve {
    /// Runs the command, until Ctrl-C.
    pub fn run(self, global: &Global) -> Result<(), Failure> {
        if self.paths.iter().any(|p| p == "-") {
            return Err(Failure::usage("serve reads files, again and again: - can be read but once"));
        }
        let mut shown = Shown { stamp: stamp(&self.paths), version: version(), page: self.page(global)? };
        let server = Server::http((Ipv4Addr::LOCALHOST, self.port)).map_err(|e| {
            let help = "help: another program may use this port; say --port 0 for one that is free";
            Failure { code: 3, message: format!("port {}: {e}\n  {help}", self.port) }
        })?;
        let port = server.server_addr().to_ip().map_or(self.port, |a| a.port());
        let hosts = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
        global.tell(|| format!("http://{} shows it; Ctrl-C ends it", hosts[0]));
        for request in server.incoming_requests() {
            self.renew(&mut shown, global);
            answer(request, &shown, &hosts);
        }
        Ok(())
    }

    fn page(&self, global: &Global) -> Result<String, Failure> {
        let timeline = built(&self.paths, &self.dated, global)?.0;
        let behind = form::behind(&timeline, Format::Html, self.paths.first().map(String::as_str));
        Ok(live_page(&timeline, &behind))
    }

    /// Makes the page anew when a file has changed; what cannot be read leaves the old page standing.
    fn renew(&self, shown: &mut Shown, global: &Global) {
        let now = stamp(&self.paths);
        if now == shown.stamp {
            return;
        }
        shown.stamp = now;
        match self.page(global) {
            Ok(page) => {
                (shown.page, shown.version) = (page, version());
                global.tell(|| "the files have changed: read anew".to_string());
            }
            Err(e) => super::warn(&format!("the page stays as it was: {}", e.message)),
        }
    }
}

/// A name for this moment's page, which no other run of the server has given to another.
fn version() -> String {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |d| d.as_nanos()).to_string()
}

/// Two pages, to be had from this machine under its own name only: another site's script gets nothing.
fn answer(request: Request, shown: &Shown, hosts: &[String]) {
    let host = request.headers().iter().find(|h| h.field.equiv("Host")).map(|h| h.value.as_str());
    let own = host.is_some_and(|h| hosts.iter().any(|own| own == h));
    let (code, kind, body) = match request.url().split(['?', '#']).next() {
        _ if !own => (403, "text/plain", "this server is for this machine only\n".to_string()),
        Some("/" | "/index.html") => (200, "text/html; charset=utf-8", shown.page.clone()),
        Some("/version") => (200, "text/plain", shown.version.clone()),
        _ => (404, "text/plain", "there is one page here: /\n".to_string()),
    };
    let header = |name: &str, value: &str| Header::from_bytes(name, value).expect("plain ASCII");
    let response = Response::from_string(body)
        .with_status_code(code)
        .with_header(header("Content-Type", kind))
        .with_header(header("Cache-Control", "no-store"))
        .with_header(header("X-Content-Type-Options", "nosniff"));
    let _ = request.respond(response); // a browser that has gone away is no error
}

/// Names, times and sizes of all files below the paths.
fn stamp(paths: &[String]) -> Stamp {
    let files = paths.iter().flat_map(|p| input::expand(p).map_or_else(|_| vec![p.clone()], |(files, _)| files));
    let look = |file: String| {
        let seen = std::fs::metadata(&file).ok();
        (file, seen.as_ref().and_then(|m| m.modified().ok()), seen.map_or(0, |m| m.len()))
    };
    files.map(look).collect()
}
