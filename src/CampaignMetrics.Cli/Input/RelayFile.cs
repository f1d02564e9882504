using CampaignMetrics.Cli.Output;
using CampaignMetrics.Geolocation.Networks;

namespace CampaignMetrics.Cli.Input;

/// <summary>Network ranges given on the command line: plain CIDR ranges, or Apple's egress list.</summary>
internal static class RelayFile
{
    /// <summary>The longest line that is taken, in characters. Lines that are no network are kept, so they must not be large.</summary>
    private const int LongestLine = 4_096;

    /// <exception cref="UnusableException">It cannot be read, or it holds no range.</exception>
    public static PrivacyRelayTest Relays(string file, CancellationToken cancellationToken)
    {
        var networks = Read(file, cancellationToken);
        return ip => networks.Contains(ip);
    }

    /// <inheritdoc cref="Relays"/>
    public static ScannerNetworkTest Scanners(string file, CancellationToken cancellationToken)
    {
        var networks = Read(file, cancellationToken);
        return ip => networks.Contains(ip);
    }

    private static NetworkSet Read(string file, CancellationToken cancellationToken)
    {
        using var reader = TextLines.Open(file, LongestLine, cancellationToken);
        var list = NetworkList.Read(reader);
        // A list of no networks decides nothing: every open would be a person's, as if no list had been given.
        if (list.Networks.Count == 0) throw new UnusableException($"{file}: holds no network range{Instead(list)}");
        foreach (var rejected in list.Rejected.Take(100))
            Console.Error.WriteLine($"{file}:{rejected.Number}: '{Safe.Text(rejected.Text, 60)}' is no network range");
        return list.Networks;
    }

    private static string Instead(NetworkList list) => list.Rejected is [var first, ..]
        ? $": line {first.Number} is '{Safe.Text(first.Text, 60)}'"
        : ": it is empty, or has comments only";
}
