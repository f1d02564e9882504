namespace CampaignMetrics.Cli.Generate;

/// <summary>What synthetic events to make. The same options give the same bytes, on every machine.</summary>
public sealed record GenerateOptions
{
    /// <summary>The most emails that can be asked for: 1,000, which fills nineteen years of weekly sending.</summary>
    public const int MaxEmails = 1_000;

    /// <summary>How many contacts each email is sent to; from 1.</summary>
    public required int Recipients { get; init; }

    /// <summary>How many emails are sent, one a week; from 1 to <see cref="MaxEmails"/>.</summary>
    /// <value>The default value is 1.</value>
    public int Emails { get; init; } = 1;

    /// <summary>Chooses among all possible files; any number.</summary>
    /// <value>The default value is 1.</value>
    public long Seed { get; init; } = 1;

    /// <summary>The chance that a line is repeated later in the file; from 0 (inclusive) to 1 (inclusive).</summary>
    /// <value>The default value is 0.05.</value>
    public double Duplicates { get; init; } = 0.05;

    /// <summary>How many lines no reader may take for an event, spread evenly over the file; from 0 to the number of messages.</summary>
    /// <value>The default value is 0.</value>
    public int Rejects { get; init; }

    /// <summary>When the first email is sent; cut to whole seconds, from 1970 to 2150.</summary>
    /// <value>The default value is Tuesday 24 March 2026, 09:00 UTC: five days before Europe's clocks change.</value>
    public DateTimeOffset Start { get; init; } = new(2026, 3, 24, 9, 0, 0, TimeSpan.Zero);

    /// <summary>How many messages there will be.</summary>
    public long Messages => (long)Recipients * Emails;

    /// <summary>Throws when an option is out of its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Recipients, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Emails, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Emails, MaxEmails);
        if (!(Duplicates is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(Duplicates), Duplicates, "From 0 to 1.");
        ArgumentOutOfRangeException.ThrowIfNegative(Rejects);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Rejects, Messages);
        ArgumentOutOfRangeException.ThrowIfLessThan(Start.UtcDateTime.Year, 1970);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Start.UtcDateTime.Year, 2150);
    }
}
