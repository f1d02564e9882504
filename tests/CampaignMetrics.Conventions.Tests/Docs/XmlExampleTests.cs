namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>An example in the documentation of a type is code that compiles, and the types that a user meets first have one.</summary>
public sealed class XmlExampleTests
{
    private static readonly string[] First =
    [
        "MessageLedger", "Report", "ReportScope", "Definition", "Metric", "EventLines", "Recipient", "EmailEvent", "Enrichment",
        "EmailCatalog", "RateFormulas", "BounceClassifier", "BounceMail", "UserAgent", "GeoDatabase", "NetworkSet", "SubscriptionLedger",
        "Audience", "WebhookProvider", "WebhookRequest", "DurableLedger", "SqliteStore", "PostgreSqlStore",
        "DurableContacts", "ContactEvent", "CampaignLedgers", "CampaignMetricsServices",
        "DurableContacts", "ContactEvent", "EmailTemplate", "TrackingEndpoint",
    ];

    private static string Compiled { get; } = string.Concat(
        Directory.EnumerateFiles(Repository.PathOf("tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) is "XmlExamples.cs" or "XmlExamples.Stores.cs" or "XmlExamples.Portfolio.cs"
                or "XmlExamples.Tracking.cs")
            .Select(file => Plain(File.ReadAllText(file))));

    private static IEnumerable<(string Member, string Code)> Examples =>
        from package in Package.All
        from member in package.Documentation
        from example in member.Value.Elements("example")
        from code in example.Descendants("code")
        select (member.Key, code.Value);

    [Fact]
    public void The_types_that_a_user_meets_first_have_an_example() => Failures.None(
        "Add an <example>:",
        First.Except(Examples.Select(example => example.Member[(example.Member.LastIndexOf('.') + 1)..])));

    [Fact]
    public void Every_example_is_compiled() => Failures.None(
        "Write it into XmlExamples.cs too:",
        Examples.Where(example => !Compiled.Contains(Plain(example.Code), StringComparison.Ordinal)).Select(example => example.Member));

    /// <summary>Without white space: indentation differs.</summary>
    private static string Plain(string code) => string.Concat(code.Where(letter => !char.IsWhiteSpace(letter)));
}
