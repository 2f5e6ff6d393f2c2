//! `mcprp`: what the ToolHive operator makes of an `MCPRemoteProxy`.

use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    let get = |name: &str| {
        args.windows(2)
            .filter(|w| w[0] == name)
            .map(|w| w[1].clone())
            .collect::<Vec<_>>()
    };
    let release = mcprp::release::pick(&get("--operator-version")[0]).expect("release");
    let origin = if get("--operator-settings")[0] == "chart" {
        mcprp::ops::settings::Origin::Chart
    } else {
        mcprp::ops::settings::Origin::Bare
    };
    let env: Vec<(String, String)> = get("--operator-env")
        .iter()
        .filter_map(|e| e.split_once('='))
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .collect();
    let platform = if get("--platform").first().is_some_and(|p| p == "openshift") {
        mcprp::operator::settings::Platform::OpenShift
    } else {
        Default::default()
    };
    let mut sources = mcprp::source::Sources::default();
    sources
        .read(&get("-f"), mcprp::source::Role::Judged)
        .expect("read");
    let options = mcprp::ops::Options {
        release,
        crd_release: release,
        settings: mcprp::ops::settings::load(&origin, release, platform, &env).expect("settings"),
        settings_source: origin.name().to_owned(),
        refs: mcprp::resolve::Refs::Closed,
        namespace: "default".into(),
        limits: Default::default(),
    };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    mcprp::ops::plan(&sources, &options, |plan| {
        mcprp::present::json::write(plan, &mut out)
    })
    .expect("write");
    out.flush().expect("flush");
    ExitCode::SUCCESS
}
