using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports.Tallies;

/// <summary>Counts the events that do not count, by the rule that excludes them.</summary>
internal sealed class ExclusionTally
{
    private static readonly CountSum One = new(1);

    private readonly SlotSums<CountSum> _byRule = new();
    private readonly SlotSums<CountSum> _byExclusion = new();
    private readonly SumTable<string, CountSum> _byCustomRule = new();

    public void Add(in Counted counted)
    {
        for (var i = 0; i < counted.Message.Entries.Length; i++)
        {
            var exclusion = counted.Counter.ExclusionOf(i);
            if (exclusion == Exclusion.None) continue;
            if (exclusion == Exclusion.Actor) Add(counted.Message.Labels[i]);
            // OutsidePeriod is collected with the others, but not written: it is no rule.
            else if (counted.Message.Entries[i].IsRequest) _byExclusion[(int)exclusion] += One;
        }
    }

    /// <summary>Adds a mark that names no email: a program's is left out.</summary>
    public void AddUnnamed(ActorLabel label)
    {
        if (label.Actor == Actor.Automation) Add(label);
    }

    public void WriteTo(ReportSums sums)
    {
        for (var rule = 0; rule < _byRule.Count; rule++) Write(sums, ActorRuleIds.Of((ActorRule)rule), _byRule[rule]);
        sums.Rules.Add(_byCustomRule);
        Write(sums, ActorRuleIds.TrackingOff, _byExclusion[(int)Exclusion.TrackingOff]);
        Write(sums, ActorRuleIds.LinkRole, _byExclusion[(int)Exclusion.LinkRole]);
        Write(sums, ActorRuleIds.NotDelivered, _byExclusion[(int)Exclusion.NotDelivered]);
    }

    private void Add(ActorLabel label)
    {
        if (label.Rule == ActorRule.Custom) _byCustomRule.Add(label.RuleId, One);
        else _byRule[(int)label.Rule] += One;
    }

    private static void Write(ReportSums sums, string rule, CountSum events)
    {
        if (events.Count > 0) sums.Rules.Add(rule, events);
    }
}
