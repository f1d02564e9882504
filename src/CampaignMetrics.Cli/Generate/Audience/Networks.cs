using CampaignMetrics.Cli.Generate.Drawing;

namespace CampaignMetrics.Cli.Generate.Audience;

/// <summary>Networks that load mail for others, by the first two octets of their addresses.</summary>
internal sealed class Networks(params (uint First, uint Second)[] blocks)
{
    /// <summary>Google's image proxy.</summary>
    public static Networks Google { get; } = new((66, 249), (74, 125));

    /// <summary>Yahoo's image proxy.</summary>
    public static Networks Yahoo { get; } = new((87, 248), (98, 137));

    /// <summary>The relays behind Apple's privacy protection.</summary>
    public static Networks Apple { get; } = new((104, 28), (172, 225), (146, 75));

    /// <summary>Providers of hosting, where gateways and bots run.</summary>
    public static Networks Hosting { get; } = new((40, 94), (52, 34), (35, 190), (18, 194));

    /// <summary>Companies' own addresses, behind which all their readers and machines stand.</summary>
    public static Networks Offices { get; } = new((194, 109), (213, 61), (62, 58));

    public uint Address(Dice dice)
    {
        var (first, second) = blocks[dice.Below(blocks.Length)];
        return (first << 24) | (second << 16) | (uint)dice.Between(256, 65_000);
    }
}
