using System.Globalization;
using CampaignMetrics.Geolocation;
using CampaignMetrics.Geolocation.Networks;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Reads the options of <c>campaign-metrics report</c>; names of files are relative to a folder.</summary>
internal static class NaiveArguments
{
    private static readonly string[] Switches = ["--presume-delivered", "--by-event-date"];

    public static NaiveOptions Read(IReadOnlyList<string> words, string folder)
    {
        var options = new NaiveOptions();
        for (var i = 0; i < words.Count; i++)
            options = With(options, words[i], Switches.Contains(words[i]) ? "" : words[++i], folder);
        return options;
    }

    private static NaiveOptions With(NaiveOptions options, string name, string value, string folder) => name switch
    {
        "--emails" => options with { CatalogFile = Path.Combine(folder, value) },
        "--definitions" => options with { Definition = value },
        "--email" => options with { Emails = [.. options.Emails, value] },
        "--campaign" => options with { Campaigns = [.. options.Campaigns, value] },
        "--list" => options with { Lists = [.. options.Lists, value] },
        "--workflow" => options with { Workflows = [.. options.Workflows, value] },
        "--tag" => options with { Tags = [.. options.Tags, new(value.Split('=', 2)[0], value.Split('=', 2)[1])] },
        "--team" => options with { Team = value },
        "--unit" => options with { Unit = value },
        "--type" => options with { Type = value },
        "--from" => options with { From = DateOnly.Parse(value, CultureInfo.InvariantCulture) },
        "--to" => options with { To = DateOnly.Parse(value, CultureInfo.InvariantCulture) },
        "--zone" => options with { Zone = TimeZoneInfo.FindSystemTimeZoneById(value) },
        "--every" => options with { Every = value },
        "--as-of" => options with { AsOf = DateTimeOffset.Parse(value, CultureInfo.InvariantCulture) },
        "--exclude" => options with { Exclude = [.. options.Exclude, value] },
        "--ignore-parameter" => options with { IgnoredParameters = [.. options.IgnoredParameters, value] },
        "--presume-delivered" => options with { PresumeDelivered = true },
        "--by-event-date" => options with { ByEventDate = true },
        "--relays" => options with { Relays = NetworkList.ReadFile(Path.Combine(folder, value)).Networks },
        "--scanners" => options with { Scanners = NetworkList.ReadFile(Path.Combine(folder, value)).Networks },
        "--geo" => options with { Geo = GeoDatabase.Load(Path.Combine(folder, value)) },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Not an option of a report."),
    };
}
