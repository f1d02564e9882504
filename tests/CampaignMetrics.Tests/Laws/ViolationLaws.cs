using System.Collections.Immutable;
using System.Text;
using CampaignMetrics.Tests.Reference;

namespace CampaignMetrics.Tests.Laws;

/// <summary>Violations are those of the naive reference, whatever contacts decided in whatever order.</summary>
public sealed class ViolationLaws
{
    private const string Catalog =
        """
        [{ "email": "weekly", "repeats": true }, { "email": "news", "type": "news" }, { "email": "receipt", "type": "transactional" }]
        """;

    private static readonly string[] Emails = ["spring", "summer", "weekly", "news", "receipt"];
    private static readonly string?[] Scopes = [null, "all", "list", "list", "news", "offers", "a"];

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void They_are_the_reference_s(int part)
    {
        var reached = new HashSet<string>();
        for (var seed = part * 1000; seed < part * 1000 + 500; seed++)
        {
            var random = new Random(seed);
            var events = Enumerable.Range(0, random.Next(2, 16)).Select(number => Any(random, number)).ToList();
            var options = Options(random);
            var lines = events.Select(happened => happened.ToString()).ToList();
            var expected = new NaiveViolations(lines, Catalog, options).All().Order(StringComparer.Ordinal).ToList();
            var found = Told(Engine(events, options).Violations).Order(StringComparer.Ordinal).ToList();
            Assert.True(expected.SequenceEqual(found), $"seed {seed}:\n{Text(expected)}\nagainst\n{Text(found)}\nof\n{Text(lines)}");
            reached.UnionWith(found.Select(verdict => verdict.Contains(' ', StringComparison.Ordinal) ? "violation" : verdict));
        }
        Assert.Equal(6, reached.Count);
    }

    [Fact]
    public void What_programs_did_changes_no_verdict()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var events = Enumerable.Range(0, random.Next(2, 12)).Select(number => Any(random, number)).ToList();
            var programs = Enumerable.Range(100, 5).Select(number => Any(random, number))
                .Where(happened => happened is Unsubscribed && happened.Email is null)
                .Select(happened => happened with { Actor = Actor.Automation });
            var options = Options(random);
            Assert.Equal(Engine(events, options).Violations, Engine([.. events, .. programs], options).Violations);
        }
    }

    private static UnsubscriptionReport Engine(IEnumerable<EmailEvent> events, NaiveOptions options)
    {
        Assert.True(EmailCatalogFile.TryRead(Encoding.UTF8.GetBytes(Catalog), out var catalog, out _));
        return Some.Ledger(new LedgerOptions { Catalog = catalog! }, events)
            .Unsubscriptions(NastyEngine.Definition(options), NastyEngine.Scope(options));
    }

    private static IEnumerable<string> Told(ViolationReport found) =>
    [
        .. found.Rows.Select(row => $"{row.Contact} {row.Email} {row.SentAt:O} {row.UnsubscribedAt:O}"),
        .. found.Undecided.SelectMany(row => Enumerable.Repeat(row.Reason.ToString(), (int)row.Messages)),
        .. Enumerable.Repeat("transactional", (int)found.Transactional),
    ];

    private static EmailEvent Any(Random random, int number)
    {
        var scope = Pick(random, Scopes);
        EmailEvent made = random.Next(10) switch
        {
            < 4 => new Sent { At = Some.Start, Recipient = "x" },
            4 => new Delivered { At = Some.Start, Recipient = "x" },
            < 8 => new Unsubscribed
            {
                At = Some.Start, Recipient = "x", Scope = scope,
                Request = new WebRequest { UserAgent = Pick(random, null, "curl/8.5.0"), Method = Pick(random, null, "POST") },
            },
            _ => new Resubscribed { At = Some.Start, Recipient = "x", Scope = scope },
        };
        var isNamed = made is Sent or Delivered || random.Next(2) == 0;
        return made with
        {
            Id = $"{number}",
            At = Some.Start.AddDays(random.Next(7)).AddMilliseconds(random.Next(-1, 2)),
            Recipient = Pick(random, "ann@example.com", "ann@example.com", "bob@example.org")!,
            Email = isNamed ? new EmailId(Pick(random, Emails)!) : null,
            Actor = made is Unsubscribed or Resubscribed && random.Next(8) == 0 ? Actor.Automation : null,
            Segments = new Segments
            {
                Lists = Pick(random, [], ["a"], ["b"], ImmutableArray.Create("a", "b")),
                Tags = Pick(random, null, null, "news", "offers") is { } type
                    ? Segments.None.Tags.Add(UnsubscriptionReport.SubscriptionTypeTag, type)
                    : Segments.None.Tags,
            },
        };
    }

    private static NaiveOptions Options(Random random) => new()
    {
        Emails = random.Next(5) == 0 ? ["weekly", "news"] : [],
        Lists = random.Next(8) == 0 ? ["a"] : [],
        Exclude = random.Next(8) == 0 ? ["@example.org"] : [],
        From = random.Next(5) == 0 ? new DateOnly(2026, 3, 5) : null,
        To = random.Next(5) == 0 ? new DateOnly(2026, 3, 7) : null,
        ByEventDate = random.Next(3) == 0,
    };

    private static T Pick<T>(Random random, params T[] values) => values[random.Next(values.Length)];

    private static string Text(IEnumerable<string> lines) => string.Join('\n', lines);
}
