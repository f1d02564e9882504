namespace CampaignMetrics.Cli.Generate;

/// <summary>What synthetic events to make. The same options give the same bytes, on every machine.</summary>
/// <remarks><para>Shares are spread evenly over emails and companies and do not depend on the seed; all other choices do.</para></remarks>
public sealed record GenerateOptions
{
    /// <summary>The most emails that can be asked for: 1,000, which fills nineteen years of weekly sending.</summary>
    public const int MaxEmails = 1_000;

    /// <summary>The most sendings that can be asked for: 60, five years of monthly ones.</summary>
    public const int MaxSendings = 60;

    /// <summary>How many contacts each email is sent to; from 1.</summary>
    public required int Recipients { get; init; }

    /// <summary>How many emails are sent, one a week; from 1 to <see cref="MaxEmails"/>.</summary>
    /// <value>The default value is 6: four newsletters, one that a workflow sends, and one that repeats.</value>
    public int Emails { get; init; } = 6;

    /// <summary>How often an email that repeats goes to each contact, a month apart; from 1 to <see cref="MaxSendings"/>.</summary>
    /// <value>The default value is 3.</value>
    public int Sendings { get; init; } = 3;

    /// <summary>
    /// The share of companies with a gateway or scanner that follows links before or while their people read; from 0 to 1.
    /// </summary>
    /// <value>The default value is 0.4.</value>
    public double Scanned { get; init; } = 0.4;

    /// <summary>The share of emails whose links carry a parameter that identifies the reader; from 0 to 1.</summary>
    /// <value>The default value is 0.34.</value>
    public double PersonalLinks { get; init; } = 0.34;

    /// <summary>The share of emails without <c>delivered</c> events, as of a sender by plain SMTP; from 0 to 1.</summary>
    /// <value>The default value is 0.17.</value>
    public double Unreported { get; init; } = 0.17;

    /// <summary>Chooses among all possible files; any number.</summary>
    /// <value>The default value is 1.</value>
    public long Seed { get; init; } = 1;

    /// <summary>The chance that a line is repeated later in the file; from 0 (inclusive) to 1 (inclusive).</summary>
    /// <value>The default value is 0.05.</value>
    public double Duplicates { get; init; } = 0.05;

    /// <summary>How many lines no reader may take for an event, spread evenly over the file; from 0 to <see cref="Pairs"/>.</summary>
    /// <value>The default value is 0.</value>
    public int Rejects { get; init; }

    /// <summary>When the first email is sent; cut to whole seconds, from 1970 to 2150.</summary>
    /// <value>The default value is Tuesday 24 March 2026, 09:00 UTC: five days before Europe's clocks change.</value>
    public DateTimeOffset Start { get; init; } = new(2026, 3, 24, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Recipients times emails: the pairs of contact and email. There are more messages where emails repeat.</summary>
    public long Pairs => (long)Recipients * Emails;

    /// <summary>Throws when an option is out of its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Recipients, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Emails, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Emails, MaxEmails);
        ArgumentOutOfRangeException.ThrowIfLessThan(Sendings, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Sendings, MaxSendings);
        CheckShare(Duplicates, nameof(Duplicates));
        CheckShare(Scanned, nameof(Scanned));
        CheckShare(PersonalLinks, nameof(PersonalLinks));
        CheckShare(Unreported, nameof(Unreported));
        ArgumentOutOfRangeException.ThrowIfNegative(Rejects);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Rejects, Pairs);
        ArgumentOutOfRangeException.ThrowIfLessThan(Start.UtcDateTime.Year, 1970);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Start.UtcDateTime.Year, 2150);
    }

    private static void CheckShare(double share, string name)
    {
        if (!(share is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(name, share, "From 0 to 1.");
    }
}
