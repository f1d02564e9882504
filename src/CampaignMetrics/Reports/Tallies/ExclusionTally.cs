using CampaignMetrics.Events;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports.Tallies;

/// <summary>Opens, clicks and views that do not count, by the rule that leaves them out.</summary>
internal sealed class ExclusionTally
{
    private static readonly string[] RuleNames = [.. Enum.GetNames<ActorRule>().Select(Kebab)];

    private readonly long[] _byRule = new long[RuleNames.Length];
    private readonly long[] _byExclusion = new long[Enum.GetValues<Exclusion>().Length];

    public void Add(in Counted counted)
    {
        for (var i = 0; i < counted.Message.Entries.Length; i++)
        {
            if (!counted.Message.Entries[i].IsRequest) continue;
            var exclusion = counted.Counter.ExclusionOf(i);
            if (exclusion == Exclusion.Actor) _byRule[(int)counted.Message.Labels[i].Rule]++;
            else _byExclusion[(int)exclusion]++;
        }
    }

    public void WriteTo(ReportSums sums)
    {
        for (var rule = 0; rule < _byRule.Length; rule++) Write(sums, RuleNames[rule], _byRule[rule]);
        Write(sums, "tracking-off", _byExclusion[(int)Exclusion.TrackingOff]);
        Write(sums, "link-role", _byExclusion[(int)Exclusion.LinkRole]);
        Write(sums, "not-delivered", _byExclusion[(int)Exclusion.NotDelivered]);
    }

    internal static string NameOf(ActorRule rule) => RuleNames[(int)rule];

    private static void Write(ReportSums sums, string rule, long events)
    {
        if (events > 0) sums.Rules.Add(rule, new CountSum(events));
    }

    private static string Kebab(string name) =>
        string.Concat(name.Select((letter, i) => char.IsUpper(letter) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
