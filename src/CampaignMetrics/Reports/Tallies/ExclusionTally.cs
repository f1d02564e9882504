namespace CampaignMetrics.Reports.Tallies;

/// <summary>Opens, clicks and views that do not count, by the rule that leaves them out.</summary>
internal sealed class ExclusionTally
{
    private static readonly CountSum One = new(1);

    private readonly SlotSums<CountSum> _byRule = new();
    private readonly SlotSums<CountSum> _byExclusion = new();

    public void Add(in Counted counted)
    {
        for (var i = 0; i < counted.Message.Entries.Length; i++)
        {
            if (!counted.Message.Entries[i].IsRequest) continue;
            var exclusion = counted.Counter.ExclusionOf(i);
            if (exclusion == Exclusion.Actor) _byRule[(int)counted.Message.Labels[i].Rule] += One;
            else _byExclusion[(int)exclusion] += One;
        }
    }

    public void WriteTo(ReportSums sums)
    {
        for (var rule = 0; rule < _byRule.Count; rule++) Write(sums, NameOf((ActorRule)rule), _byRule[rule]);
        Write(sums, "tracking-off", _byExclusion[(int)Exclusion.TrackingOff]);
        Write(sums, "link-role", _byExclusion[(int)Exclusion.LinkRole]);
        Write(sums, "not-delivered", _byExclusion[(int)Exclusion.NotDelivered]);
    }

    internal static string NameOf(ActorRule rule) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(rule.ToString());

    private static void Write(ReportSums sums, string rule, CountSum events)
    {
        if (events.Count > 0) sums.Rules.Add(rule, events);
    }
}
