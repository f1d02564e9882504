using CampaignMetrics.Links;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Laws;

/// <summary>A parameter that carries the recipient changes no byte of a report, whatever it is called and wherever it stands.</summary>
public sealed class IgnoredParameterLaws
{
    private static readonly string[] Own = ["who", "x-y_z.1", "über", "utm_who", "a"];

    private static readonly string[] Urls =
    [
        "https://x/a", "https://x/a?b=1&c=2#top", "http://x/a?b", "https://x?b=1#/path?not=query", "https://x/off?e=1#a=1&b=2",
        "https://x/a?b=1&amp;c=2", "https://x/trap?#f",
    ];

    [Fact]
    public void Wherever_it_is_added_nothing_changes() => Law.Holds(Worlds.Any, (world, random) =>
    {
        var options = world.Options with { IgnoredParameters = [.. Own] };
        // Of copies one, since the earliest line of them counts; and ids are derived from the URL where an event states none.
        List<EmailEvent> events = [.. world.Distinct.Select(happened => Plain(happened, random))];
        var changed = events.Select(happened => happened is Clicked click ? With(click, random) : happened);
        return Law.AreSame(Report(world, options, events), Report(world, options, changed));
    });

    [Theory]
    [InlineData("https://x/a", 0, "https://x/a?who=1"), InlineData("https://x/a#f?g", 0, "https://x/a?who=1#f?g")]
    [InlineData("https://x/a?b=1&c=2#f", 0, "https://x/a?who=1&b=1&c=2#f"), InlineData("https://x/a?b&c", 1, "https://x/a?b&who=1&c")]
    [InlineData("https://x/a?b&c#f", 2, "https://x/a?b&c&who=1#f")]
    public void The_law_adds_it_in_all_places(string url, int place, string expected) =>
        Assert.Equal(expected, Added(url, "who=1", _ => place));

    private static EmailEvent Plain(EmailEvent happened, Random random)
    {
        var known = happened with { Id = happened.IdOrDerived };
        return known is Clicked click && random.Next(2) == 0 ? click with { Url = Urls[random.Next(Urls.Length)] } : known;
    }

    private static Clicked With(Clicked click, Random random)
    {
        for (var more = random.Next(1, 4); more > 0; more--)
            if (click.Url is { } url && url.StartsWith("http", StringComparison.Ordinal))
                click = click with { Url = Added(url, Parameter(random), random.Next) };
        return click;
    }

    private static string Parameter(Random random)
    {
        string[] names = [.. RecipientParameters.Names, .. Own];
        string[] values = ["", "=", $"={random.Next()}", "=%7B%22a%22%3A1%7D", "=ann@x.example", "=a+b/c?d"];
        return names[random.Next(names.Length)] + values[random.Next(values.Length)];
    }

    /// <param name="url">The URL.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="place">Chooses the place among so many.</param>
    private static string Added(string url, string parameter, Func<int, int> place)
    {
        var end = url.IndexOf('#', StringComparison.Ordinal) is >= 0 and var fragment ? fragment : url.Length;
        var start = url.IndexOf('?', 0, end);
        if (start < 0) return $"{url[..end]}?{parameter}{url[end..]}";
        List<string> parameters = [.. url[(start + 1)..end].Split('&')];
        parameters.Insert(place(parameters.Count + 1), parameter);
        return $"{url[..start]}?{string.Join('&', parameters)}{url[end..]}";
    }

    private static Report Report(World world, LedgerOptions options, IEnumerable<EmailEvent> events)
    {
        var ledger = new MessageLedger(options);
        foreach (var happened in events) ledger.Apply(happened);
        return ledger.Report(world.Definition, world.Scope);
    }
}
