namespace CampaignMetrics.Cli.Tests;

/// <summary>
/// Command lines that people write by mistake: each is answered in one line, none with a trace or with a report of nothing.
/// </summary>
[Collection(InProcess.Collection)]
public sealed class OddCommandLinesTests(OddFiles files) : IClassFixture<OddFiles>
{
    /// <summary>Wrong usage and wrong files. Words are parted by blanks; '' is the empty one.</summary>
    private static readonly string[] Wrong =
    [
        "reprot {events}", "Report {events}", "report", "help", "''", "- {events}", "[suggest] report", "[diagram] report", "@{events}",
        "--nonsense", "-x",
        "{events}", "report report",
        "report --fromat json {events}", "report {events} --fromat json", "report {events} --fromat=json", "report {events} -f json",
        "report -- --format",
        "report {events} --format", "report {events} --format xml", "report {events} --format ''",
        "report {events} --format json --format csv", "report {events} --strictt",
        "report {events} --Format json", "report {events} ---format json", "report {events} --output", "report {events} --output ''",
        "report {events} --output {folder}",
        "report {events} --output {events}", "report {events} --output {folder}/../events", "report {events} --output {none}/report.json",
        "report {events} --output {events}/report.json", "report {events} --emails {catalog} --output {catalog}",
        "report {events} --geo {mmdb} --output {mmdb}",
        "report {events} --relays {text} --output {text}",
        "report {events} --email ''", "report {events} --email", "report {events} --campaign ''", "report {events} --list ''",
        "report {events} --workflow ''",
        "report {events} --tag ''", "report {events} --tag k=v --tag k=w", "report {events} --tag k", "report {events} --tag =v", "report {events} --tag",
        "report {events} --email sprin", "report {events} --email @spring", "report {events} --email Spring",
        "report {events} --campaign c2", "report {events} --list nwes",
        "report {events} --workflow w", "report {events} --tag k=w",
        "report {events} --from 2026-03-02 --to 2026-03-02", "report {events} --from 2026-03-03 --to 2026-03-02",
        "report {events} --from 2026-13-01",
        "report {events} --from 02.03.2026", "report {events} --from ''", "report {events} --to tomorrow",
        "report {events} --from 1969-12-31", "report {events} --to 2200-01-01",
        "report {events} --from 2026-01-01 --from 2026-02-01", "report {events} --zone ''", "report {events} --zone Europe/Nowhere",
        "report {events} --zone ../../etc/passwd",
        "report {events} --every ''", "report {events} --every minute", "report {events} --every 1", "report {events} --definitions ''",
        "report {events} --definitions Hubspott",
        "report {events} --definitions 1", "report {events} --threads 0", "report {events} --threads -1", "report {events} --threads 257",
        "report {events} --threads 1e2",
        "report {events} --threads ''", "report {events} --threads 99999999999999", "report {events} --threads 1,5",
        "report {events} --memory ''", "report {events} --memory 0",
        "report {events} --memory -5MB", "report {events} --memory MB", "report {events} --memory 1,5GB", "report {events} --memory 1e9",
        "report {events} --memory 5XB",
        "report {events} --memory NaN", "report {events} --memory 999999999999999999999999999999",
        "report {empty}", "report {blank}", "report {csv}", "report {tsv}", "report {semicolons}", "report {text}", "report {html}",
        "report {mail}", "report {replies}",
        "report {array}", "report {object}", "report {webhook}", "report {catalog}", "report {utf16}", "report {utf16-unmarked}",
        "report {zip}", "report {xz}", "report {binary}",
        "report {mmdb}", "report {gzip-of-csv}", "report {gzip-of-nothing}", "report {gzip-cut}", "report {gzip-of-gzip}",
        "report {long-line}", "report {folder}", "report {none}",
        "report ''", "report {empty} {csv} {text} {html} {mail}", "report {events} {none}", "report {events} {folder}", "report - -",
        "report -", "report {csv} --format json",
        "report {csv} --format csv", "report {empty} --strict",
        "report {events} --emails ''", "report {events} --emails {none}", "report {events} --emails {folder}",
        "report {events} --emails {empty}", "report {events} --emails {csv}",
        "report {events} --emails {events}", "report {events} --emails {utf16}", "report {events} --emails {zip}",
        "report {events} --emails {catalog-twice}",
        "report {events} --emails {catalog-member-twice}", "report {events} --emails {catalog-no-url}",
        "report {events} --emails {catalog-surrogate-tracking}",
        "report {events} --emails {catalog-surrogate-name}", "report {events} --emails {catalog-surrogate-member}",
        "report {events} --emails {catalog-surrogate-link}",
        "report {events} --emails {catalog-null}", "report {events} --emails {catalog-nulls}", "report {events} --emails {catalog-number}",
        "report {events} --emails {catalog-wrong-type}", "report {events} --emails {catalog-empty-id}",
        "report {events} --emails {catalog-bad-date}",
        "report {events} --emails {catalog-deep}", "report {events} --emails {catalog-deep-tracking}",
        "report {events} --emails {catalog-unknown-role}",
        "report {events} --emails /dev/null", "report {events} --emails - --relays -", "report - --emails -",
        "report {events} --geo ''", "report {events} --geo {none}", "report {events} --geo {folder}", "report {events} --geo {empty}",
        "report {events} --geo {csv}",
        "report {events} --geo {mmdb}", "report {events} --geo /dev/null", "report {events} --geo {zip}",
        "report {events} --geo {gzip-of-csv}", "report {events} --relays {none}",
        "report {events} --relays {folder}", "report {events} --relays {zip}", "report {events} --relays {utf16}",
        "report {events} --relays {gzip-of-csv}",
        "recipients", "recipients 99 {events}", "recipients 1 {events}", "recipients -1 {events}", "recipients opend {events}",
        "recipients sent,opened {events}",
        "recipients '' {events}", "recipients opened", "recipients {events}", "recipients {events} opened", "recipients opened {csv}",
        "recipients opened {empty}",
        "recipients opened {none}", "recipients sent {events} --email sprin", "recipients sent {events} --definitions Nobody",
        "recipients sent {events} --output {text}x",
        "recipients sent {events} --limit 0", "recipients sent {events} --limit x", "recipients sent {events} --cursor x",
        "recipients sent {events} --cursor ''", "recipients clicked {events} --role content",
        "recipients clicked {events} --link u --role contents", "recipients sent {events} --format table",
        "history", "history a", "history {events}", "history '' {events}", "history nobody {events}", "history a {none}",
        "history a {csv}", "export", "export {none}", "export {csv}", "export {events} --email sprin", "export {events} --format json",
        "export {events} --output {events}",
        "compare", "compare {none}", "compare {csv}", "compare {empty}", "compare {events} --definitions ''",
        "compare {events} --definitions ,",
        "compare {events} --definitions HubSpot,Nobody", "compare {events} --definitions HubSpot;Mailchimp",
        "compare {events} --email other", "compare {events} --definition HubSpot",
        "definitions Nobody", "definitions ''", "definitions HubSpot Mailchimp", "definitions 1", "definitions --all",
        "definitions Hubspto",
        "generate --recipients abc", "generate --recipients 1e3", "generate --recipients 99999999999", "generate --recipients -1",
        "generate --recipients 0",
        "generate --recipients ''", "generate --recipients 1.5", "generate --recipients 1,000", "generate --recipients +",
        "generate --recipients 0x10", "generate --emails 0",
        "generate --emails 1001", "generate --emails x", "generate --seed x", "generate --seed 99999999999999999999",
        "generate --duplicates 1.5", "generate --duplicates -0.1", "generate --sendings 0", "generate --sendings 61",
        "generate --scanned 1.5", "generate --personal-links x", "generate --unreported -1",
        "generate --duplicates 0,1", "generate --duplicates NaN", "generate --duplicates ∞", "generate --duplicates x",
        "generate --rejects -1", "generate --rejects 6001",
        "generate --recipients", "generate --recipients 1 --recipients 2", "generate 1000", "generate --recipient 1",
        "generate --output ''", "generate --output {folder}",
        "generate --output {none}/x", "generate --catalog ''", "generate --catalog {folder}", "generate --output {new} --catalog {new}",
        "generate --output {new} --catalog {folder}/../new", "generate --catalog -",
        "generate --truth -", "generate --truth {folder}", "generate --output {new} --truth {new}",
        "generate --output {new} --catalog {new}2 --truth {new}2",
        "bounce", "bounce ''", "bounce {none}", "bounce {folder}", "bounce {replies}", "bounce {text}", "bounce {empty}",
        "bounce {events}", "bounce {zip}", "bounce --reply {replies}",
        "bounce --replies {none}", "bounce --replies {zip}", "bounce --replies {gzip-of-csv}",
        "agent --ua x", "agent -x", "locate", "locate ''", "locate {none} 1.2.3.4", "locate {folder} 1.2.3.4", "locate {empty} 1.2.3.4",
        "locate {csv} 1.2.3.4",
        "locate {mmdb} 1.2.3.4", "locate {zip} 1.2.3.4", "locate -", "locate - 1.2.3.4", "locate /dev/null 1.2.3.4", "locate 1.2.3.4",
        "import", "import nobody {webhook}", "import SendGrid {none} --strict", "import SendGrid {folder} --strict", "import '' {webhook}",
        "import SendGrid {webhook} --hedaer x",
    ];

    /// <summary>Odd too, but understood.</summary>
    private static readonly string[] Right =
    [
        "--help", "-h", "--version", "report --help", "generate -h", "report {events} --format=json", "report {events} --format:json",
        "report -- {events}", "report {events} --", "--help=x report {events}",
        "report {events} --email spring", "report {events} --email other --email spring", "report {events} --memory 1.5GB",
        "report {events} --output -",
        "report {events} --output /dev/null", "report {events} --zone Europe/Amsterdam", "report {events} {empty}",
        "report {events} {events}",
        "report {events} --definitions hubspot", "report {events} --emails {catalog}", "recipients SENT {events}",
        "recipients hardBounced {events}", "recipients NOTOPENED {events}", "recipients clicked {events} --link ''",
        "recipients clicked {events} --link u --role CONTENT", "recipients sent {events} --limit 1", "export {events}",
        "export {events} --output -", "agent @{events}",
        "agent @x", "agent -- --x", "agent ''", "generate --recipients 1 --duplicates 0.1", "generate --recipients 1 --seed -5",
        "generate --recipients 1 --output -",
        "bounce {mail}", "bounce --replies {replies}", "compare {events} --definitions HubSpot,HubSpot", "definitions mailchimp",
        "import SendGrid {webhook}",
    ];

    public static TheoryData<string> WrongLines => [.. Wrong];

    public static TheoryData<string> RightLines => [.. Right];

    [Fact]
    public void There_are_more_than_two_hundred() => Assert.True(Wrong.Distinct().Count() + Right.Length >= 200);

    [Theory]
    [MemberData(nameof(WrongLines))]
    public void What_cannot_be_done_is_said_in_one_line(string commandLine)
    {
        var run = InProcess.Run("", files.Fill(commandLine));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("campaign-metrics: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(letter => letter == '\n'));
        Assert.DoesNotContain(run.Error, letter => char.IsControl(letter) && letter != '\n');
        Assert.DoesNotContain("a fault of the command itself", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(RightLines))]
    public void What_can_be_done_is_done(string commandLine)
    {
        var run = InProcess.Run("", files.Fill(commandLine));
        Assert.True(run.ExitCode == 0, run.Error);
    }

    [Theory]
    [InlineData("report {events} {csv}"), InlineData("bounce --replies {events}"), InlineData("bounce --replies {empty}")]
    [InlineData("import csv {events}"), InlineData("report {events} --format jsn"), InlineData("recipients"), InlineData("report")]
    public void What_is_wrong_is_no_success(string commandLine) => Assert.Equal(2, InProcess.Run("", files.Fill(commandLine)).ExitCode);

    [Fact]
    public void An_empty_file_beside_others_is_no_mistake() =>
        Assert.Equal(0, InProcess.Run("", files.Fill("report {events} {empty}")).ExitCode);

    [Fact]
    public void A_user_agent_is_no_file_of_arguments() =>
        Assert.Contains("\"userAgent\":\"@x\"", InProcess.Run("", "agent", "@x").Output, StringComparison.Ordinal);
}
