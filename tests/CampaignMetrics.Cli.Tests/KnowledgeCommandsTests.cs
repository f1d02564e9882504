using System.Text.Json.Nodes;
using CampaignMetrics.Geolocation.Tests.Writer;

namespace CampaignMetrics.Cli.Tests;

/// <summary><c>bounce</c>, <c>agent</c>, <c>locate</c>, and what they know in a report.</summary>
[Collection(InProcess.Collection)]
public sealed class KnowledgeCommandsTests
{
    private static readonly byte[] Database = new DatabaseWriter(ipVersion: 6, recordSize: 28)
    {
        DatabaseType = "Sample-City", BuildDate = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
    }
        .Add(
            "82.10.0.0/16", new Dictionary<string,
            object> { ["country_code"] = "NL", ["state1"] = "Drenthe", ["city"] = "Assen", ["latitude"] = 52.99, ["longitude"] = 6.56 })
        .ToArray();

    private static JsonNode[] Answers(ToolRun run)
    {
        Assert.Equal(0, run.ExitCode);
        return [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }

    [Fact]
    public void A_reply_a_line_is_classified()
    {
        var answers = Answers(InProcess.Run("550 5.1.1 User unknown\n\n452 4.2.2 Mailbox full\n", "bounce", "--replies", "-"));
        Assert.Equal(["bounce hard userUnknown 550 5.1.1", "deferral soft mailboxFull 452 4.2.2"],
            answers.Select(answer => $"{answer["kind"]} {answer["class"]} {answer["reason"]} {answer["smtp"]} {answer["status"]}"));
        Assert.Equal(
            [
                "file", "recipient", "kind", "class", "reason", "status", "smtp", "diagnostic", "rule", "evidence", "isClear",
                "explanation", "retryHelps", "suppress",
            ],
            answers[0].AsObject().Select(property => property.Key));
    }

    [Fact]
    public void An_answer_of_a_mailbox_among_replies_is_no_bounce()
    {
        var answer = Assert.Single(Answers(InProcess.Run("I am out of the office until Monday\n", "bounce", "--replies", "-")));
        Assert.Equal(
            ("notABounce", null, "Nothing failed: a mailbox answered on its own."),
            ((string?)answer["kind"], (string?)answer["class"], (string?)answer["explanation"]));
    }

    [Fact]
    public void In_a_table_standard_input_is_named_as_it_was_given() =>
        Assert.StartsWith(
            "-,", InProcess.Run("550 5.1.1 User unknown\n", "bounce", "--replies", "--format", "csv", "-").Output.Split('\n')[1],
            StringComparison.Ordinal);

    [Fact]
    public void An_ordinary_mail_is_no_bounce()
    {
        using var mail = new TemporaryFile("From: a@example.org\nSubject: Hello\n\nHow are you?\n");
        Assert.Equal("notABounce", (string?)Assert.Single(Answers(InProcess.Run("", "bounce", mail.Path)))["kind"]);
    }

    [Theory]
    [InlineData("kay@mailed.example", "kay@mailed.example", "kay@forwarded.example")]
    [InlineData("KAY@forwarded.example", "KAY@forwarded.example", null)]
    public void The_recipient_is_who_was_mailed_and_the_final_one_who_failed(string original, string recipient, string? final)
    {
        using var mail = new TemporaryFile($"""
            From: MAILER-DAEMON@relay.example
            Subject: Undelivered Mail
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b

            not delivered
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; relay.example

            Original-Recipient: rfc822; {original}
            Final-Recipient: rfc822; kay@forwarded.example
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 user unknown
            --b--

            """);
        var told = Assert.Single(Answers(InProcess.Run("", "bounce", mail.Path)));
        Assert.Equal((recipient, final), ((string?)told["recipient"], (string?)told["finalRecipient"]));
        var imported = Assert.Single(Answers(InProcess.Run("", "import", "mail", mail.Path)));
        Assert.Equal(recipient, (string?)imported["recipient"], ignoreCase: true);
    }

    [Fact]
    public void A_bounce_mail_that_is_missing_is_exit_code_2() => Assert.Equal(2, InProcess.Run("", "bounce", "no-such.eml").ExitCode);

    [Fact]
    public void A_user_agent_is_described()
    {
        var answer =
            Assert.Single(
                Answers(InProcess.Run("", "agent", "Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Thunderbird/115.6.0")));
        Assert.Equal(
            "Thunderbird 115.6.0 mailClient desktop Linux human",
            $"{answer["client"]} {answer["clientVersion"]} {answer["kind"]} {answer["device"]} {answer["os"]} {answer["actor"]}");
        Assert.Equal(
            ["userAgent", "client", "clientVersion", "kind", "device", "os", "actor", "rule"],
            answer.AsObject().Select(property => property.Key));
    }

    [Fact]
    public void User_agents_are_read_from_standard_input() =>
        Assert.Equal(
            ["privacyProxy", "automation"],
            Answers(InProcess.Run("Mozilla/5.0\ncurl/8.5.0\n", "agent")).Select(answer => (string?)answer["actor"]));

    [Fact]
    public void Agent_reads_standard_input_in_the_place_of_a_hyphen() =>
        Assert.Equal(
            ["Thunderbird/115.0", "Mozilla/5.0", "curl/8.5.0"],
            Answers(InProcess.Run("Mozilla/5.0\ncurl/8.5.0\n", "agent", "Thunderbird/115.0", "-"))
                .Select(answer => (string?)answer["userAgent"]));

    [Fact]
    public void Agent_reads_standard_input_only_once() =>
        Assert.Equal(2, InProcess.Run("Mozilla/5.0\n", "agent", "-", "-").ExitCode);

    [Fact]
    public void An_address_is_located_and_what_is_none_is_said()
    {
        using var file = new TemporaryFile(Database);
        var run = InProcess.Run("", "locate", file.Path, "82.10.1.2", "10.0.0.1", "nonsense");
        var answers = Answers(run);
        Assert.Equal(
            ["NL Drenthe Assen 52.99 82.10.0.0/16", "    "],
            answers.Select(answer => $"{answer["country"]} {answer["region"]} {answer["city"]} {answer["latitude"]} {answer["network"]}"));
        Assert.Equal("argument:3: 'nonsense' is no IP address\n", run.Error);
    }

    [Fact]
    public void A_file_that_is_no_database_is_exit_code_2()
    {
        using var file = new TemporaryFile("no database");
        var run = InProcess.Run("", "locate", file.Path, "82.10.1.2");
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"campaign-metrics: {file.Path}: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_a_network_range_is_no_list_of_relays()
    {
        using var events = new TemporaryFile("{\"type\":\"sent\",\"at\":\"2026-03-24T09:00:00Z\",\"email\":\"e\",\"recipient\":\"r\"}\n");
        using var page = new TemporaryFile("<html>\n</html>\n");
        var run = InProcess.Run("", "report", events.Path, "--relays", page.Path);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal($"campaign-metrics: {page.Path}: holds no network range: line 1 is '<html>'\n", run.Error);
    }

    [Fact]
    public void A_report_shows_the_places_of_a_database_and_marks_relays()
    {
        using var database = new TemporaryFile(Database);
        using var relays = new TemporaryFile("82.10.9.0/24\nnonsense\n");
        using var events = new TemporaryFile("""
            {"type":"opened","at":"2026-03-02T10:00:00Z","email":"spring","recipient":"a","ip":"82.10.1.2"}
            {"type":"opened","at":"2026-03-02T10:00:00Z","email":"spring","recipient":"b","ip":"82.10.9.9"}
            {"type":"opened","at":"2026-03-02T10:00:00Z","email":"spring","recipient":"c","ip":"192.168.1.1"}
            """);
        var run = InProcess.Run("", "report", events.Path, "--geo", database.Path, "--relays", relays.Path, "--format", "json");
        Assert.Equal($"{relays.Path}:2: 'nonsense' is no network range\n", run.Error);
        var row = Assert.Single(JsonNode.Parse(run.Output)!["locations"]!.AsArray())!;
        Assert.Equal("NL Drenthe Assen 2 1", $"{row["country"]} {row["region"]} {row["city"]} {row["opens"]} {row["proxiedOpens"]}");
    }

    [Fact]
    public void A_report_shows_clients_devices_and_known_bots()
    {
        using var events = new TemporaryFile("""
            {"type":"opened","at":"2026-03-02T10:00:00Z","email":"spring","recipient":"a","userAgent":"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Thunderbird/128.4.0"}
            {"type":"opened","at":"2026-03-02T10:00:00Z","email":"spring","recipient":"b","userAgent":"Mozilla/5.0 (compatible; ExampleBot/2.1; +https://bot.example/about)"}
            """);
        var report = JsonNode.Parse(InProcess.Run("", "report", events.Path, "--format", "json").Output)!;
        Assert.Equal("Thunderbird desktop", $"{report["clients"]![0]!["client"]} {report["devices"]![0]!["device"]}");
        Assert.Equal("known-agent", (string?)report["excluded"]!["rules"]![0]!["rule"]);
    }
}
