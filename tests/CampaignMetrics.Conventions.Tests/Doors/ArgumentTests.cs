using CampaignMetrics.Geolocation;

namespace CampaignMetrics.Conventions.Tests.Doors;

/// <summary>A programmer's mistake is told at the door: every public member, every argument, one wrong value at a time.</summary>
public sealed class ArgumentTests
{
    public static TheoryData<string> Packages =>
        [.. Package.All.Select(package => package.Name).Where(name => name != "CampaignMetrics.Cli")];

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_wrong_argument_is_refused_by_its_name_where_it_is_handed_in(string package) => Failures.None(
        "Check it at the door, and name the argument:",
        from call in Calls(package)
        // A conversion never throws: what it was given is refused where it is used.
        where !call.TakesSpan && !call.IsConversion && Fault(call) is null
        from entry in call.Entries
        from hostile in Hostile.For(entry)
        let fault = Fault(call, entry, hostile)
        where fault is not null
        select $"{entry}, {hostile.Name}: {fault}");

    [Theory]
    [MemberData(nameof(Packages))]
    public void Harmless_arguments_are_taken(string package) => Failures.None(
        "Give the table of harmless arguments something better:",
        from call in Calls(package)
        where !call.TakesSpan
        let fault = Fault(call)
        where fault is not null
        select $"{call.Name}({string.Join(", ", call.Entries.Select(entry => entry.Name))}): {fault}");

    /// <summary>Reflection cannot hand over a span; a span is never null, and any bytes and characters are input and no mistake.</summary>
    [Fact]
    public void Only_members_that_take_a_span_are_left_out() => Assert.Equal(
        [
            "Admission.Refuse", "BatchId.Of", "BatchId.ctor", "BounceMail.Read", "EmailCatalogFile.Bodies", "EmailCatalogFile.TryRead",
            "EnhancedStatusCode.FindIn", "EnhancedStatusCode.TryParse", "EventBlock.Of", "FieldTable.ctor", "Fields.SetFrom", "Fields.Utf8",
            "GeoDatabase.CountryCode", "GeoDatabase.Locate", "Network.TryParse", "NetworkSet.Contains", "Secrets.Contains",
            "Secrets.VerifyAnyHmac", "Secrets.VerifyHmac", "TableWriter.Write", "TrackingKey.ctor",
            "TrackingKeys.Read", "UserAgentParser.Parse",
        ],
        Packages.SelectMany(package => Calls(package.Data)).Where(call => call.TakesSpan).Select(call => call.Name)
            .Distinct().Order(StringComparer.Ordinal));

    private static IEnumerable<PublicCall> Calls(string package) =>
        PublicCall.Of(Package.All.Single(known => known.Name == package));

    private static string? Fault(PublicCall call)
    {
        try
        {
            return call.With(null, null).Thrown is { } thrown ? Text(thrown) : null;
        }
        catch (Exception e)
        {
            return Text(e.InnerException ?? e);
        }
    }

    private static string? Fault(PublicCall call, Entry entry, Hostile hostile) => call.With(entry, hostile.Value) switch
    {
        { Thrown: null } => hostile.IsAlwaysWrong ? "taken" : null,
        { AtDoor: false } late when hostile.IsAlwaysWrong => "late: " + Text(late.Thrown),
        { Thrown: ArgumentException refusal } => call.Has(refusal.ParamName) ? null : $"blames '{refusal.ParamName}'",
        // What a file is, and whether it is there, is no mistake of the program's.
        { Thrown: IOException or InvalidDatabaseException } => null,
        // What Parse promises of a text that is none.
        { Thrown: FormatException } when call.Name.EndsWith(".Parse", StringComparison.Ordinal) => null,
        { Thrown: var other } => Text(other),
    };

    private static string Text(Exception e) =>
        $"{e.GetType().Name} {e.Message.ReplaceLineEndings(" ")} {e.StackTrace?.Split('\n')[0].Trim()}";
}
