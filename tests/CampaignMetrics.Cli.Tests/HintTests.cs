namespace CampaignMetrics.Cli.Tests;

/// <summary>What is wrong is answered with what was probably meant, or with the command that reads such a file.</summary>
[Collection(InProcess.Collection)]
public sealed class HintTests(OddFiles files) : IClassFixture<OddFiles>
{
    [Theory]
    [InlineData("report {events} --fromat json", "Did you mean '--format'?"), InlineData("reprot {events}", "Did you mean 'report'?")]
    [InlineData("recipients opend {events}", "Did you mean 'opened'?"), InlineData("definitions Hubspto", "Did you mean 'HubSpot'?")]
    [InlineData("compare {events} --definition HubSpot", "Did you mean '--definitions'?")]
    [InlineData("report {events} --email sprin", "Did you mean 'spring'? There are spring.")]
    [InlineData("report {events} --list nwes", "There are news.")]
    [InlineData("report {events} --workflow w", "There are none.")]
    [InlineData("report {events} --campaign c2", "There are c1."), InlineData("report {events} --tag k=w", "There are k=v.")]
    [InlineData("report {csv}", "import csv")]
    [InlineData("report {webhook}", "import SendGrid")]
    [InlineData("report {mail}", "bounce")]
    [InlineData("report {replies}", "bounce --replies")]
    [InlineData("report {mmdb}", "locate")]
    [InlineData("report {catalog}", "--emails")]
    [InlineData("report {utf16}", "UTF-16")]
    [InlineData("report {utf16-unmarked}", "UTF-16")]
    [InlineData("report {zip}", "zip")]
    [InlineData("report {gzip-of-csv}", "unpacked, it looks like CSV")]
    [InlineData("report {empty}", "is empty")]
    [InlineData("report {array}", "JSON array")]
    [InlineData("bounce {replies}", "--replies")]
    [InlineData("report {events} --output {events}", "is an input too")]
    [InlineData("report {events} --from 2026-03-03 --to 2026-03-02", "is not before --to")]
    [InlineData("report {events} --output ''", "an empty name is no file")]
    [
        InlineData("report {events} {csv}", "no event: it looks like CSV"),
        InlineData("compare {events} {mail}", "no event: it looks like a mail"),
    ]
    [InlineData("report {events} --output {events}.folder/report", "there is no folder")]
    [InlineData("report {events} --format jsn", "'jsn' is no format. Did you mean 'json'? There are table, json, csv, html.")]
    [InlineData("recipients sent {events} --limit 2147483648", "--limit: '2147483648' is no number from 1 to 2147483647.")]
    [InlineData("report {events} --max-rows 0", "--max-rows: '0' is no number from 1 to 2147483647.")]
    [InlineData("report {events} --threads 257", "--threads: '257' is no number from 1 to 256.")]
    [InlineData("generate --rejects 6001", "--rejects: no more than recipients × emails.")]
    [InlineData("recipients clicked {events} --role content", "--role: needs --link, which names the link.")]
    [InlineData("report", "FILE is missing in 'report FILE…'"), InlineData("import SendGrid", "FILE is missing in 'import PROVIDER FILE…'")]
    [InlineData("recipients", "KIND and FILE are missing in 'recipients KIND FILE…'")]
    [InlineData("definitions HubSpot Mailchimp", "'Mailchimp' is one argument too many for 'definitions [NAME]'")]
    [
        InlineData("import csv {events}", "'campaign-metrics report' reads them"),
        InlineData("import SendGrid {events}", "'campaign-metrics report' reads them"),
    ]
    [InlineData("import csv {mail}", "it looks like a mail"), InlineData("import csv {empty}", "empty")]
    [InlineData("bounce --replies {events}", "it looks like event lines"), InlineData("bounce --replies {empty}", "is empty")]
    [InlineData("bounce --replies {mail}", "'campaign-metrics bounce' reads bounce mails")]
    [InlineData("bounce --replies {events}", "'campaign-metrics report' reads them")]
    [InlineData("import SendGrid {mail}", "'campaign-metrics import mail' makes events of them")]
    [InlineData("import Mailgun {csv}", "'campaign-metrics import csv' reads exports")]
    [InlineData("import csv {mmdb}", "a database of places"), InlineData("import Mailgun {mmdb}", "a database of places")]
    [InlineData("report {mailchimp}", "'campaign-metrics import Mailchimp' reads it")]
    [InlineData("report {page}", "'campaign-metrics import Postmark' reads it")]
    [InlineData("report {array}", "'campaign-metrics import'")]
    public void The_answer_leads_on(string commandLine, string hint) =>
        Assert.Contains(hint, InProcess.Run("", files.Fill(commandLine)).Error, StringComparison.Ordinal);

    [Fact]
    public void Export_and_provider_that_do_not_agree_are_told()
    {
        var run = InProcess.Run("Email Address,Bounce Type\na@mail.example,Hard\n", "import", "Klaviyo", "-");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("'campaign-metrics import Mailchimp' reads it", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mailgun", "SendGrid")]
    [InlineData("SendGrid", "Brevo")]
    public void A_body_of_another_provider_is_an_error_that_names_it(string named, string maker)
    {
        var run = InProcess.Run(Bodies[maker], "import", named, "-");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"it looks like what {maker} posts to a webhook", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SendGrid")]
    [InlineData("Brevo")]
    public void A_body_of_the_named_provider_raises_no_doubt(string maker) =>
        Assert.DoesNotContain("looks like", InProcess.Run(Bodies[maker], "import", maker, "-").Error, StringComparison.Ordinal);

    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["SendGrid"] =
            """
            [{"email":"ann@mail.example","timestamp":1772442000,"event":"processed","sg_event_id":"e1","sg_message_id":"m1"},
             {"email":"ann@mail.example","timestamp":1772442001,"event":"delivered","sg_event_id":"e2","sg_message_id":"m1"}]
            """,
        ["Brevo"] =
            """
            [{"event":"request","email":"ann@mail.example","message-id":"<m1@relay.example>","ts_epoch":1772442000123},
             {"event":"delivered","email":"ann@mail.example","message-id":"<m1@relay.example>","ts_epoch":1772442001123},
             {"event":"hard_bounce","email":"ann@mail.example","message-id":"<m1@relay.example>","ts_epoch":1772442002123,"reason":"550"}]
            """,
    };
}
