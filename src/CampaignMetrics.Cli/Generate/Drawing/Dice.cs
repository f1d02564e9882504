namespace CampaignMetrics.Cli.Generate.Drawing;

/// <summary>Random numbers that are the same on every machine and runtime: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).</summary>
/// <remarks>Only integers and exact powers of two take part, so no machine rounds otherwise.</remarks>
internal sealed class Dice
{
    private ulong _state;

    /// <summary>Dice for one subject: the same numbers for the same subject, whatever was drawn for others.</summary>
    public Dice(long seed, ulong subject) => _state = Mix((ulong)seed + 0x9E3779B97F4A7C15) ^ Mix(subject);

    // SplitMix64's step: 2^64 divided by the golden ratio. It is odd, so the state runs through all 64-bit numbers.
    public ulong Next() => Mix(_state += 0x9E3779B97F4A7C15);

    /// <summary>From 0 to below the count.</summary>
    /// <remarks>The upper half of 32 random bits times the count: no division, and even enough for counts far below 2^32.</remarks>
    public int Below(int count) => (int)(((Next() >> 32) * (ulong)count) >> 32);

    /// <summary>From the lowest to the highest, both inclusive.</summary>
    public int Between(int lowest, int highest) => lowest + Below(highest - lowest + 1);

    /// <summary>True in this share of the throws.</summary>
    /// <remarks>It uses 53 bits, as many as a double holds exactly.</remarks>
    public bool Chance(double share) => (Next() >> 11) * (1.0 / (1L << 53)) < share;

    /// <summary>SplitMix64's mixing function. It is one to one: different numbers give different results.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
