using System.Collections.Immutable;

namespace CampaignMetrics.Portfolio;

/// <summary>Puts emails in the order of how good a rate surely is.</summary>
internal static class RankOrder
{
    private static readonly string[] BetterLow =
        ["bounce", "hardBounce", "softBounce", "temporaryBounce", "blockedBounce", "unsubscribe", "spam", "notSent"];

    /// <summary>The rate of a report by its name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static ReportedRate Rate(Report report, string name, string argument) =>
        report.Rates.FirstOrDefault(rate => rate.Name == name)
            ?? throw new ArgumentException($"There is no rate \"{name}\".", argument);

    public static bool IsBetterLow(string rate) => BetterLow.Contains(rate);

    public static ImmutableArray<RankedEmail> Of(
        ImmutableArray<EmailReport> emails, string rate, bool lowestFirst, Percentiles percentiles)
    {
        var measured = new List<RankedEmail>();
        foreach (var email in emails)
        {
            var one = email.Rates[rate];
            if (one.Rate?.Interval95 is not { } interval) continue;
            measured.Add(new RankedEmail(0, email.Email, email.Name, one, percentiles.Of(one.Ratio))
            {
                Bound = lowestFirst ? interval.High : interval.Low,
            });
        }
        measured.Sort((one, other) => Compare(one, other, lowestFirst));
        var ranked = ImmutableArray.CreateBuilder<RankedEmail>(measured.Count);
        foreach (var email in measured)
            ranked.Add(email with { Rank = ranked is [.., var last] && last.Bound.Equals(email.Bound) ? last.Rank : ranked.Count + 1 });
        return ranked.MoveToImmutable();
    }

    private static int Compare(RankedEmail one, RankedEmail other, bool lowestFirst)
    {
        var order = one.Bound.CompareTo(other.Bound);
        if (order != 0) return lowestFirst ? order : -order;
        return CodePoints.Compare(one.Email.Value, other.Email.Value);
    }
}
