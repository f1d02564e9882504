using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace CampaignMetrics.Cli.Tests.Docs;

/// <summary>
/// The folder in which a reader types: the documents' samples and the files that the pages speak of. It is the current folder until it is
/// left.
/// </summary>
internal sealed class ReadersFolder : IDisposable
{
    /// <summary>A store that holds the events, a catalog and saved reports, made once.</summary>
    private static readonly Lazy<byte[]> Ledger = new(Appended);

    // By seed, made once.
    private static readonly Dictionary<int, string> Generated = [];

    private readonly string _before = Environment.CurrentDirectory;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("campaign-metrics-reader-");

    public ReadersFolder()
    {
        Environment.CurrentDirectory = _folder.FullName;
        CopySamples();
        Generate("events.ndjson", seed: 1);
        Generate("kept.ndjson", seed: 1);
        Generate("sent.ndjson", seed: 2);
        Generate("march.ndjson", seed: 2);
        Generate("season.ndjson", seed: 2);
        foreach (var week in (int[])[1, 2]) Pack($"april-{week}.ndjson.gz", Generate($"april-{week}.ndjson", seed: 3));
        foreach (var (name, text) in Texts) File.WriteAllText(name, text);
        File.Copy("docs/samples/places.mmdb", "GeoLite2-City.mmdb");
        File.Copy("docs/samples/exports/sendgrid-activity.csv", "export.csv");
        File.Copy("docs/samples/bounces.mbox", "bounces.mbox");
        foreach (var store in (string[])["ledger.db", "restored.db"]) File.WriteAllBytes(store, Ledger.Value);
    }

    private static IEnumerable<(string Name, string Text)> Texts =>
    [
        ("bounce.eml", Bounce),
        ("returned.eml", Bounce),
        ("replies.txt", "550 5.1.1 No such user\n452 4.2.2 Mailbox full\n"),
        ("our-rules.txt", "acme-holiday | MailboxInactive | code=550 | on leave\n"),
        ("body.json", Posted),
        ("emails.json", """[{"email":"spring-sale","name":"Spring sale"}]"""),
        ("new-emails.json", """[{"email":"summer-sale","name":"Summer sale"}]"""),
        ("ours.json", OwnDefinition),
        ("notification.json", Notification),
        ("egress-ip-ranges.csv", "192.0.2.0/28,US,US-CA,Los Angeles,\n2001:db8:aa::/64,GB,GB-ENG,London,\n"),
    ];

    private const string Bounce =
        """
        From: MAILER-DAEMON@mail.example.org
        To: news@example.org
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

        --b1
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.example.org

        Final-Recipient: rfc822; ann@example.net
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 No such user

        --b1--
        """;

    /// <summary>By SendGrid.</summary>
    private const string Posted =
        """
        [{"event":"delivered","email":"ann@example.com","timestamp":1774342800,"sg_event_id":"a1","sg_message_id":"m1"}]
        """;

    private const string OwnDefinition =
        """
        {
          "name": "Ours",
          "impliedOpens": true,
          "automationOpens": "exclude",
          "automationClicks": "exclude",
          "excludedRoles": ["unsubscribe", "preferences"],
          "rates": { "open": { "divide": "opened", "by": "sent" } },
          "attributionWindow": "30.00:00:00"
        }
        """;

    /// <summary>By Amazon SES.</summary>
    private const string Delivery =
        """
        {"eventType":"Delivery",
        "mail":{"timestamp":"2026-03-24T09:00:00.000Z","messageId":"m1","destination":["ann@example.com"]},
        "delivery":{"timestamp":"2026-03-24T09:00:01.000Z","recipients":["ann@example.com"],"smtpResponse":"250 OK"}}
        """;

    /// <summary>The same as SNS posts it.</summary>
    private static string Notification =>
        $$"""
        {"Type":"Notification","MessageId":"n1","TopicArn":"arn:aws:sns:eu-west-1:123456789012:mail",
        "Timestamp":"2026-03-24T09:00:02.000Z","Message":{{JsonSerializer.Serialize(Delivery)}}}
        """;

    public void Dispose()
    {
        Environment.CurrentDirectory = _before;
        _folder.Delete(recursive: true);
    }

    private static void CopySamples()
    {
        var samples = Repository.PathOf("docs", "samples");
        foreach (var file in Directory.GetFiles(samples, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine("docs", "samples", Path.GetRelativePath(samples, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static string Generate(string name, int seed)
    {
        // Every command has a folder of its own, and all have the same events.
        if (!Generated.TryGetValue(seed, out var events))
        {
            var run = InProcess.Run("", "generate", "--recipients", "200", "--seed", $"{seed}", "--output", name);
            Assert.True(run.ExitCode == 0, run.Error);
            Generated.Add(seed, events = File.ReadAllText(name));
        }
        File.WriteAllText(name, events);
        return events;
    }

    private static byte[] Appended()
    {
        string[][] commands =
        [
            ["append", "events.ndjson"], ["store", "catalog", "add", "emails.json"],
            ["saved", "save", "Weekly", "breakdown", "--by", "campaign"], ["saved", "save", "Trend", "series", "--measures", "opened"],
            ["saved", "dashboard", "save", "Marketing", "Weekly", "Trend"],
        ];
        foreach (var args in commands)
        {
            var run = InProcess.Run("", [.. args, "--store", "sqlite:ledger.db"]);
            Assert.True(run.ExitCode == 0, run.Error);
        }
        var store = File.ReadAllBytes("ledger.db");
        File.Delete("ledger.db");
        return store;
    }

    private static void Pack(string name, string text)
    {
        using var packed = new GZipStream(File.Create(name), CompressionLevel.Fastest);
        packed.Write(Encoding.UTF8.GetBytes(text));
    }
}
