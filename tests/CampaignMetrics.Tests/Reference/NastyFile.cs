using System.Text;
using CampaignMetrics.Geolocation.Networks;

namespace CampaignMetrics.Tests.Reference;

/// <summary>An event file, its catalog and a report's arguments; all of it follows from the seed.</summary>
internal sealed record NastyFile(int Seed, IReadOnlyList<string> Lines, string Catalog, IReadOnlyList<string> Args)
{
    public const string CatalogName = "catalog.json";
    public const string RelaysName = "relays.txt";
    public const string ScannersName = "scanners.txt";

    /// <summary>The catalog, where the arguments name it.</summary>
    public string? CatalogInUse => Args.Contains("--emails") ? Catalog : null;

    /// <summary>What the command line has in a definition's file alone: <see cref="NaiveOptions.Unsubscribe"/>.</summary>
    public TimeSpan? Unsubscribe { get; init; }

    /// <summary>The arguments as options, with the lists of addresses that the file's arguments name.</summary>
    public NaiveOptions Options => NaiveArguments.Read(ArgsWithoutLists, "") with
    {
        Relays = Args.Contains("--relays") ? NetworksOf(NastyWords.Relays) : null,
        Scanners = Args.Contains("--scanners") ? NetworksOf(NastyWords.Scanners) : null,
        Unsubscribe = Unsubscribe,
    };

    private List<string> ArgsWithoutLists
    {
        get
        {
            var args = Args.ToList();
            foreach (var name in new[] { "--relays", "--scanners" })
                if (args.IndexOf(name) is >= 0 and var i) args.RemoveRange(i, 2);
            return args;
        }
    }

    /// <summary>Writes <c>events.ndjson</c>, the catalog and the lists, so that the command line can be run in that folder.</summary>
    public void WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "events.ndjson"), string.Join('\n', Lines) + "\n", new UTF8Encoding(false));
        File.WriteAllText(Path.Combine(folder, CatalogName), Catalog);
        File.WriteAllText(Path.Combine(folder, RelaysName), NastyWords.Relays);
        File.WriteAllText(Path.Combine(folder, ScannersName), NastyWords.Scanners);
        File.WriteAllText(Path.Combine(folder, "args.txt"), $"seed {Seed}: report events.ndjson {string.Join(' ', Args)} --format json\n");
    }

    public override string ToString() => $"seed {Seed}: {string.Join(' ', Args)}\n{Catalog}\n{string.Join('\n', Lines)}";

    private static NetworkSet NetworksOf(string list) => NetworkList.Read(new StringReader(list)).Networks;
}
