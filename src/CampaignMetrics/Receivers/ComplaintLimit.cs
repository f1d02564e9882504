using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Receivers;

namespace CampaignMetrics;

/// <summary>How many complaints a mailbox provider tolerates, as it publishes.</summary>
/// <param name="Provider">The provider, as <see cref="MailboxProvider"/> names it.</param>
/// <param name="Aim">The share of complaints below which a sender should stay, from 0 to 1; null where none is published.</param>
/// <param name="Never">The share that must not be reached, from 0 to 1.</param>
/// <param name="Source">The page that says so.</param>
[JsonConverter(typeof(DataConverter<ComplaintLimit>)), JsonForm<ComplaintLimitConverter>]
public sealed record ComplaintLimit(string Provider, double? Aim, double Never, string Source)
{
    /// <summary>The limits of all providers that publish one.</summary>
    public static ImmutableArray<ComplaintLimit> All { get; } =
    [
        new("Gmail", 0.001, 0.003, "Google, Email sender guidelines"),
        new("Yahoo", null, 0.003, "Yahoo, Sender Best Practices"),
    ];

    /// <summary>The limit of a provider; null where it publishes none.</summary>
    internal static ComplaintLimit? Of(string? provider)
    {
        foreach (var limit in All)
            if (limit.Provider == provider) return limit;
        return null;
    }

    /// <summary>How a share of complaints stands to the limit.</summary>
    internal LimitStanding StandingOf(double share) =>
        share >= Never ? LimitStanding.OverLimit : share >= Aim ? LimitStanding.OverAim : LimitStanding.Below;

    /// <summary>The same for counts, exactly: a share of 0.3 % is not below 0.3 %, however it rounds.</summary>
    internal LimitStanding? StandingOf(Ratio share)
    {
        if (share.NotMeasured is not null) return null;
        bool Reaches(double limit) =>
            (Int128)share.Numerator * 1_000_000 >= (Int128)(long)Math.Round(limit * 1_000_000) * share.Denominator;

        return Reaches(Never) ? LimitStanding.OverLimit : Aim is { } aim && Reaches(aim) ? LimitStanding.OverAim : LimitStanding.Below;
    }
}

/// <summary>How a share of complaints stands to a provider's limit.</summary>
[JsonConverter(typeof(DataConverter<LimitStanding>)), JsonForm<WordConverter<LimitStanding>>]
public enum LimitStanding
{
    /// <summary>Below all that is published.</summary>
    Below,

    /// <summary>At or over <see cref="ComplaintLimit.Aim"/>, and below <see cref="ComplaintLimit.Never"/>.</summary>
    OverAim,

    /// <summary>At or over <see cref="ComplaintLimit.Never"/>.</summary>
    OverLimit,
}
