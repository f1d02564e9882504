using System.Globalization;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Random nasty event files: few contacts, few emails, and everything at the edges of the rules. The seed says all.</summary>
internal static class NastyFiles
{
    private static readonly string[] Emails = ["news", "birthday", "statement", "Promo-ä"];
    private static readonly string[] Frequencies = ["15min", "hour", "day", "week", "month"];

    /// <summary>The file of a seed. Some reports ask for the database of places, or for events' dates, where these are given.</summary>
    public static NastyFile Of(int seed, string? geo = null, bool eventDates = false)
    {
        var random = new Random(seed);
        var written = NastyWords.Beginnings[random.Next(NastyWords.Beginnings.Length)];
        var beginning = DateTimeOffset.Parse(written, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
        var emails = random.GetItems(Emails, random.Next(1, 4)).Distinct().ToList();
        var contacts = random.GetItems(NastyWords.Contacts, random.Next(1, 7)).Distinct().ToList();
        var lines = new NastyEvents(random, beginning, emails, contacts).Lines();
        var catalog = new NastyCatalogs(random).Of(emails, beginning);
        return new NastyFile(seed, lines, catalog, [.. Args(random, beginning, emails, contacts, geo, eventDates)]);
    }

    private static IEnumerable<string> Args(
        Random random, DateTimeOffset beginning, IReadOnlyList<string> emails, IReadOnlyList<string[]> contacts, string? geo,
        bool eventDates)
    {
        var args = new List<string>();
        if (Chance(5, 6)) Add("--emails", NastyFile.CatalogName);
        Add("--definitions", Any(NastyWords.Definitions));
        Add("--zone", Any(NastyWords.Zones));
        var every = Any(Frequencies);
        if (Chance(1, 6)) Add("--email", emails[random.Next(emails.Count)]);
        if (Chance(1, 20)) Add("--campaign", Any(["c1", "c2", "c3"]));
        if (Chance(1, 20)) Add("--list", Any(["vip", "new"]));
        if (Chance(1, 20)) Add("--workflow", Any(["w1", "w2"]));
        if (Chance(1, 20)) Add("--tag", "color=" + Any(["red", "blue"]));
        if (Chance(1, 20)) Add("--team", Any(["retail", "service"]));
        if (Chance(1, 20)) Add("--unit", Any(["north", "south"]));
        if (Chance(1, 20)) Add("--type", Any(["regular", "automated"]));
        var from = Chance(1, 4) ? random.Next(-3, 3) : default(int?);
        if (from is { } first) Add("--from", Date(first));
        if (Chance(1, 4)) Add("--to", Date(Math.Max(random.Next(1, 12), from + 1 ?? 0)));
        // Long ranges of short buckets say nothing more, slowly.
        Add("--every", every is "15min" or "hour" && !(args.Contains("--from") && args.Contains("--to")) ? "day" : every);
        if (Chance(1, 3)) Add("--as-of", $"{beginning.AddDays(random.Next(1, 40)):yyyy-MM-dd'T'HH:mm:ss'Z'}");
        if (Chance(1, 10)) Add("--exclude", Chance(1, 2) ? "@Example.ORG" : contacts[0][^1].Trim());
        if (Chance(1, 12)) Add("--exclude", Any(["203.0.113.5/30", "192.0.2.0/24", "2001:db8::/32", "0.0.0.0/0"]));
        if (Chance(1, 8)) args.Add("--presume-delivered");
        if (Chance(1, 5)) Add("--ignore-parameter", "ref");
        if (Chance(1, 4)) Add("--relays", NastyFile.RelaysName);
        if (Chance(1, 4)) Add("--scanners", NastyFile.ScannersName);
        if (geo is not null && Chance(4, 5)) Add("--geo", geo);
        if (eventDates && Chance(1, 2)) args.Add("--by-event-date");
        return args;

        void Add(string name, string value) => args.AddRange([name, value]);

        bool Chance(int of, int all) => random.Next(all) < of;

        string Any(string[] words) => words[random.Next(words.Length)];

        string Date(int days) => beginning.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
